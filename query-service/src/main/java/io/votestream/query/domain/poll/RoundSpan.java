package io.votestream.query.domain.poll;

import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.Poll;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When a round was open, as far as the poll's history reaches back.
 *
 * @param openedAt null if it has not been yet, or so long ago that the history does not say
 * @param closedAt null if it is open, or as above
 */
public record RoundSpan(int round, @Nullable Instant openedAt, @Nullable Instant closedAt) {

  /** The history holds no more events either. */
  private static final int MAX_LISTED = 100;

  /** Of the newest rounds, the present one last. */
  public static List<RoundSpan> of(Poll poll) {
    int present = PollRound.present(poll).number();
    return IntStream.rangeClosed(Math.max(PollRound.FIRST, present - MAX_LISTED + 1), present)
        .mapToObj(round -> of(poll, round))
        .toList();
  }

  private static RoundSpan of(Poll poll, int round) {
    Instant opened = null;
    Instant closed = null;
    for (LifeEvent event : poll.getHistoryList()) {
      if (Math.max(PollRound.FIRST, event.getRound()) != round) {
        continue;
      }
      Instant time = Instant.ofEpochMilli(event.getTime());
      switch (event.getChange()) {
        case LIFE_CHANGE_OPENED, LIFE_CHANGE_ROUND_OPENED -> opened = time;
        case LIFE_CHANGE_REOPENED -> closed = null;
        case LIFE_CHANGE_CLOSED -> closed = time;
        case LIFE_CHANGE_CREATED, LIFE_CHANGE_UNSPECIFIED, UNRECOGNIZED -> {
          // Neither begins nor ends a round.
        }
      }
    }
    return new RoundSpan(round, opened, closed);
  }
}
