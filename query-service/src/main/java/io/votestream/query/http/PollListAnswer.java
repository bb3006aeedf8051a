package io.votestream.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.votestream.query.domain.poll.PollPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of polls.
 *
 * @param nextCursor for the following page; null on the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PollListAnswer(List<PollAnswer> items, @Nullable String nextCursor) {

  static PollListAnswer of(PollPage page, Instant now) {
    return new PollListAnswer(
        page.polls().stream().map(poll -> PollAnswer.listed(poll, now)).toList(),
        page.next() == null ? null : Cursor.encode(page.next()));
  }
}
