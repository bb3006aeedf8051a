package io.votestream.tally.domain;

import static io.votestream.schemas.v1.BallotKind.BALLOT_KIND_CHOICE;
import static io.votestream.schemas.v1.BallotKind.BALLOT_KIND_RANKED;
import static io.votestream.schemas.v1.BallotKind.BALLOT_KIND_RATING;

import io.votestream.schemas.Rounds;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Revote;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Logs such as no ingest would write, but a network full of retries and stragglers might leave: few
 * voters, so that they repeat; votes of every kind, right and wrong; markers in any order, of any
 * epoch, in one partition at a time; rounds beginning before others end.
 */
public final class RandomLogs {

  /** The polls of every log, each with the kind of its ballots. */
  private static final Map<String, BallotKind> KINDS =
      Map.of("p", BALLOT_KIND_CHOICE, "q", BALLOT_KIND_RATING, "r", BALLOT_KIND_RANKED);

  /** What those and their second rounds are called in a log. */
  public static final List<String> LOG_IDS = List.of("p", "p~2", "q", "q~2", "r", "r~2");

  private static final int OPTIONS = 3;
  private static final int LEVELS = 4;

  /** Polls close by the clock at this time, where their rules say so. */
  private static final long CLOSING_TIME = 60;

  /** A log over so many partitions. */
  public record Log(int partitions, List<Placed> records) {

    public List<Placed> of(String logId) {
      return records.stream().filter(placed -> placed.poll().equals(logId)).toList();
    }
  }

  /** One record and where it stands. */
  public record Placed(int partition, String poll, VoteLogRecord event, long time) {}

  private RandomLogs() {}

  /** Of a rating poll, else 0. */
  public static int levels(String logId) {
    return kind(logId) == BALLOT_KIND_RATING ? LEVELS : 0;
  }

  public static Arbitrary<Log> over(int partitions) {
    Arbitrary<List<Placed>> anything =
        Arbitraries.frequencyOf(
            Tuple.of(18, votes(partitions).map(List::of)),
            Tuple.of(1, markers(partitions).map(List::of)),
            Tuple.of(1, markers(partitions).map(marker -> everywhere(marker, partitions))));
    return anything
        .list()
        .ofMinSize(1)
        .ofMaxSize(180)
        .map(parts -> new Log(partitions, parts.stream().flatMap(List::stream).toList()));
  }

  /** As ingest does; and without it hardly any poll would be open, or final, as a whole. */
  private static List<Placed> everywhere(Placed marker, int partitions) {
    return IntStream.range(0, partitions)
        .mapToObj(i -> new Placed(i, marker.poll(), marker.event(), marker.time()))
        .toList();
  }

  private static Arbitrary<Placed> votes(int partitions) {
    return Combinators.combine(
            Arbitraries.of(LOG_IDS),
            Arbitraries.integers().between(0, 6),
            numbers(OPTIONS),
            numbers(LEVELS + 1),
            Arbitraries.longs().between(0, 90))
        .as(
            (poll, voter, choices, ratings, time) ->
                new Placed(
                    voter % partitions,
                    poll,
                    kind(poll) == BALLOT_KIND_RATING
                        ? VoteEvents.rating(poll, poll + voter, ratings)
                        : VoteEvents.vote(poll, poll + voter, choices),
                    time));
  }

  /** As many as there are options, as a rating needs; or fewer, or one too many. */
  private static Arbitrary<Integer[]> numbers(int greatest) {
    return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(OPTIONS)), Tuple.of(2, upTo(4)))
        .flatMap(
            size ->
                Arbitraries.integers().between(0, greatest).array(Integer[].class).ofSize(size));
  }

  private static Arbitrary<Integer> upTo(int greatest) {
    return Arbitraries.integers().between(0, greatest);
  }

  private static Arbitrary<Placed> markers(int partitions) {
    return Combinators.combine(
            Arbitraries.of(LOG_IDS),
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
                        ? VoteEvents.opened(poll, epoch, partitions, of(kind(poll), rules))
                        : VoteEvents.closed(poll, epoch, partitions),
                    time));
  }

  private static Arbitrary<PollRules> rules() {
    return Combinators.combine(
            Arbitraries.of(Revote.REVOTE_NO, Revote.REVOTE_REPLACE),
            Arbitraries.of(0L, CLOSING_TIME),
            Arbitraries.integers().between(1, 2),
            Arbitraries.integers().between(1, OPTIONS))
        .as(
            (revote, closing, min, max) ->
                PollRules.newBuilder()
                    .setOptions(OPTIONS)
                    .setMinChoices(min)
                    .setMaxChoices(max)
                    .setRevote(revote)
                    .setClosesAt(closing)
                    .build());
  }

  private static PollRules of(BallotKind kind, PollRules rules) {
    return rules.toBuilder()
        .setKind(kind)
        .setLevels(kind == BALLOT_KIND_RATING ? LEVELS : 0)
        .build();
  }

  private static BallotKind kind(String logId) {
    return KINDS.getOrDefault(Rounds.pollId(logId), BALLOT_KIND_CHOICE);
  }
}
