package io.votestream.query.domain.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.Polls;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every view of tallies must do. */
public interface TallySourceContract {

  TallySource source();

  /** Writes as tally-streams does. */
  void store(String pollId, TallySnapshot tally);

  @Test
  default void anUnknownPollHasNoTally() {
    assertThat(source().find(Polls.newId())).isEmpty();
  }

  @Test
  default void aTallyIsReadAsItWasWritten() {
    String id = Polls.newId();
    TallySnapshot tally =
        new TallySnapshot(7, 5, List.of(3L, 0L, 2L), false, 1_700_000_000_123L, List.of());
    store(id, tally);

    assertThat(source().find(id)).contains(tally);
  }

  @Test
  default void theNewestOneIsRead() {
    String id = Polls.newId();
    store(id, new TallySnapshot(7, 5, List.of(3L, 2L), false, 1_700_000_000_123L, List.of()));
    TallySnapshot last =
        new TallySnapshot(9, 6, List.of(3L, 3L), true, 1_700_000_000_456L, List.of());
    store(id, last);

    assertThat(source().find(id)).contains(last);
  }

  @Test
  default void manyOptionsAndLargeNumbers() {
    String id = Polls.newId();
    List<Long> counts = LongStream.range(0, 50).mapToObj(i -> i * 10_000_000_000L).toList();
    long ballots = counts.stream().mapToLong(Long::longValue).sum();
    TallySnapshot tally =
        new TallySnapshot(Long.MAX_VALUE, ballots, counts, false, 1_700_000_000_123L, List.of());
    store(id, tally);

    assertThat(source().find(id)).contains(tally);
  }

  @Test
  default void rankings() {
    String id = Polls.newId();
    List<Ranking> rankings =
        List.of(
            new Ranking(List.of(0), 3),
            new Ranking(List.of(2, 0, 1), 40_000_000_000L),
            new Ranking(List.of(12, 3), 1));
    TallySnapshot tally =
        new TallySnapshot(7, 9, List.of(3L, 0L, 6L), true, 1_700_000_000_123L, rankings);
    store(id, tally);

    assertThat(source().find(id)).contains(tally);
  }

  @Test
  default void idsAreOnlyText() {
    assertThat(source().find("' or 1=1 --")).isEmpty();
    assertThat(source().find("*")).isEmpty();
    assertThat(source().find("ä\n€ \uD83D\uDDF3")).isEmpty();
  }
}
