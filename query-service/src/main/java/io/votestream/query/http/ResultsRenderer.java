package io.votestream.query.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.votestream.query.domain.KnownTally;
import io.votestream.query.domain.ShownStatus;
import io.votestream.query.domain.TallySnapshot;
import io.votestream.schemas.v1.Poll;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes a tally as the body of a results answer. */
final class ResultsRenderer {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final double SHARE_STEPS = 10_000;

  private ResultsRenderer() {}

  /** The tag of what {@link #render} would give; changes with every field but the option texts. */
  static String tag(Poll poll, ShownStatus status, KnownTally known) {
    return "W/\"%d-%d-%s%s\""
        .formatted(
            known.tally().version(),
            poll.getVersion(),
            status.wireName(),
            known.stale() ? "-stale" : "");
  }

  static byte[] render(Poll poll, ShownStatus status, KnownTally known) {
    TallySnapshot tally = known.tally();
    return JSON.writeValueAsBytes(
        new Results(
            poll.getId(),
            status.wireName(),
            tally.isFinal(),
            tally.version(),
            tally.ballots(),
            Instant.ofEpochMilli(tally.asOf()),
            known.stale(),
            IntStream.range(0, poll.getOptionsCount())
                .mapToObj(index -> option(poll, tally, index))
                .toList()));
  }

  private static Option option(Poll poll, TallySnapshot tally, int index) {
    long votes = tally.votes(index);
    return new Option(
        index, poll.getOptions(index).getText(), votes, share(votes, tally.ballots()));
  }

  private static double share(long votes, long ballots) {
    return ballots == 0 ? 0 : Math.round(votes * SHARE_STEPS / ballots) / SHARE_STEPS;
  }

  /**
   * @param asOf newest event counted
   */
  private record Results(
      String pollId,
      String status,
      @JsonProperty("final") boolean isFinal,
      long version,
      long ballots,
      Instant asOf,
      boolean stale,
      List<Option> options) {}

  /**
   * @param share of the ballots, 0 … 1; where a ballot may name several options the shares add up
   *     to more than 1
   */
  private record Option(int index, String text, long votes, double share) {}
}
