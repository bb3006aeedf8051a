package io.votestream.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.votestream.query.domain.poll.PollRound;
import io.votestream.query.domain.poll.ShownStatus;
import io.votestream.query.domain.results.BallotType;
import io.votestream.query.domain.results.InstantRunoff;
import io.votestream.query.domain.results.KnownTally;
import io.votestream.query.domain.results.RatingSummary;
import io.votestream.query.domain.results.TallySnapshot;
import io.votestream.schemas.v1.Poll;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a tally as the body of a results answer. */
final class ResultsRenderer {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .addMixIn(InstantRunoff.Step.class, StepShape.class)
          .addMixIn(InstantRunoff.Tie.class, TieShape.class)
          .build();
  private static final double DECIMALS = 10_000;

  private ResultsRenderer() {}

  /** The tag of what {@link #render} would give; changes with every field but the option texts. */
  static String tag(PollRound round, ShownStatus status, KnownTally known) {
    return "W/\"%d-%d-%s%s\""
        .formatted(
            known.tally().version(),
            round.poll().getVersion(),
            status.wireName(),
            known.stale() ? "-stale" : "");
  }

  static byte[] render(PollRound round, ShownStatus status, KnownTally known) {
    Poll poll = round.poll();
    TallySnapshot tally = known.tally();
    BallotType type = BallotType.of(poll.getRules());
    return JSON.writeValueAsBytes(
        new Results(
            poll.getId(),
            round.number(),
            status.wireName(),
            type.wireName(),
            tally.isFinal(),
            tally.version(),
            tally.ballots(),
            Instant.ofEpochMilli(tally.asOf()),
            known.stale(),
            type == BallotType.RATING
                ? each(poll, option -> rated(poll, tally, option))
                : each(poll, option -> chosen(poll, tally, option)),
            type == BallotType.RANKED
                ? InstantRunoff.count(poll.getOptionsCount(), tally.rankings())
                : null));
  }

  private static List<?> each(Poll poll, IntFunction<?> option) {
    return IntStream.range(0, poll.getOptionsCount()).mapToObj(option).toList();
  }

  private static Chosen chosen(Poll poll, TallySnapshot tally, int option) {
    long votes = tally.count(option);
    return new Chosen(
        option, poll.getOptions(option).getText(), votes, share(votes, tally.ballots()));
  }

  private static Rated rated(Poll poll, TallySnapshot tally, int option) {
    RatingSummary rating = RatingSummary.of(tally, option, poll.getRules().getLevels());
    return new Rated(
        option,
        poll.getOptions(option).getText(),
        rating.votes(),
        share(rating.votes(), tally.ballots()),
        rating.mean() == null ? null : rounded(rating.mean()),
        rating.distribution());
  }

  private static double share(long votes, long ballots) {
    return ballots == 0 ? 0 : rounded((double) votes / ballots);
  }

  private static double rounded(double number) {
    return Math.round(number * DECIMALS) / DECIMALS;
  }

  /** Without a tie where there is none. */
  private interface StepShape {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    InstantRunoff.@Nullable Tie tie();
  }

  /** Without a step where none decided. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private interface TieShape {}

  /**
   * @param type of the ballots: single, multiple, rating or ranked
   * @param version events folded for this round
   * @param asOf newest event counted, ISO 8601
   * @param stale a view failed, so that there may be newer numbers
   * @param options {@link Rated} in a rating poll, else {@link Chosen}
   * @param ranked only in a ranked poll
   */
  private record Results(
      String pollId,
      int round,
      String status,
      String type,
      @JsonProperty("final") boolean isFinal,
      long version,
      long ballots,
      Instant asOf,
      boolean stale,
      List<?> options,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable InstantRunoff ranked) {}

  /**
   * @param votes in a ranked poll first preferences
   * @param share of the ballots, 0 … 1; where a ballot may name several options the shares add up
   *     to more than 1
   */
  private record Chosen(int index, String text, long votes, double share) {}

  /**
   * @param votes ballots that rated this option
   * @param share of the ballots, 0 … 1
   * @param mean rating, null where nobody rated it
   * @param distribution ballots per rating, 1 first
   */
  private record Rated(
      int index,
      String text,
      long votes,
      double share,
      @Nullable Double mean,
      List<Long> distribution) {}
}
