package io.votestream.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.votestream.query.domain.poll.PollRound;
import io.votestream.schemas.v1.LifeEvent;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A change of a poll's life as readers see it.
 *
 * @param change created, opened, closed, reopened or round_opened
 * @param actor owner, schedule or system
 * @param reason as the owner gave it, absent for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LifeEventAnswer(
    Instant time, String change, String actor, @Nullable String reason, int round) {

  private static final String CHANGE = "LIFE_CHANGE_";
  private static final String ACTOR = "ACTOR_";

  static LifeEventAnswer of(LifeEvent event) {
    return new LifeEventAnswer(
        Instant.ofEpochMilli(event.getTime()),
        word(CHANGE, event.getChange()),
        word(ACTOR, event.getActor()),
        event.getReason().isEmpty() ? null : event.getReason(),
        Math.max(PollRound.FIRST, event.getRound()));
  }

  private static String word(String prefix, Enum<?> value) {
    String name = value.name();
    return (name.startsWith(prefix) ? name.substring(prefix.length()) : name)
        .toLowerCase(Locale.ROOT);
  }
}
