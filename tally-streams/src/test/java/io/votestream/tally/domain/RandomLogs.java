package io.votestream.tally.domain;

import static io.votestream.tally.domain.VoteEvents.FIRST_COUNTS;
import static io.votestream.tally.domain.VoteEvents.LAST_COUNTS;

import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Logs such as no ingest would write, but a network full of retries and stragglers might leave: few
 * voters, so that they repeat; markers in any order, of any epoch, in one partition at a time.
 */
public final class RandomLogs {

  /** Polls close by the clock at this time, where their rules say so. */
  private static final long CLOSING_TIME = 60;

  /** One record and where it stands. */
  public record Placed(int partition, String poll, VoteLogRecord event, long time) {}

  private RandomLogs() {}

  public static Arbitrary<List<Placed>> over(int partitions) {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, votes(partitions)),
            net.jqwik.api.Tuple.of(1, markers(partitions)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(120);
  }

  private static Arbitrary<Placed> votes(int partitions) {
    return Combinators.combine(
            Arbitraries.of("p", "q"),
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(0, 3),
            Arbitraries.longs().between(0, 90))
        .as(
            (poll, voter, choice, time) ->
                new Placed(
                    voter % partitions, poll, VoteEvents.vote(poll, poll + voter, choice), time));
  }

  private static Arbitrary<Placed> markers(int partitions) {
    return Combinators.combine(
            Arbitraries.of("p", "q"),
            Arbitraries.integers().between(0, partitions - 1),
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(true, false),
            rules(),
            Arbitraries.longs().between(0, 90))
        .as(
            (poll, partition, epoch, opening, rules, time) ->
                new Placed(
                    partition,
                    poll,
                    opening
                        ? VoteEvents.opened(poll, epoch, partitions, rules)
                        : VoteEvents.closed(poll, epoch, partitions),
                    time));
  }

  private static Arbitrary<PollRules> rules() {
    return Combinators.combine(
            Arbitraries.of(FIRST_COUNTS, LAST_COUNTS), Arbitraries.of(0L, CLOSING_TIME))
        .as((rules, closing) -> rules.toBuilder().setClosesAt(closing).build());
  }
}
