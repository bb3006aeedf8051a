package io.votestream.audit.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.votestream.audit.fold.PartialTally;
import io.votestream.audit.fold.Recount;
import java.time.Instant;
import java.util.List;

/**
 * A poll as the replay counts it.
 *
 * @param counts one per option; of a rating poll one per option and rating, of a ranked poll the
 *     first preferences
 * @param rankings in lexicographic order; empty unless the poll is ranked
 * @param positions newest event counted in, per partition that holds any
 */
public record PollReport(
    String pollId,
    long version,
    @JsonProperty("final") boolean isFinal,
    long ballots,
    List<Long> counts,
    List<Ranking> rankings,
    Rejections rejected,
    List<Position> positions,
    Instant asOf) {

  /** Ballots with this very order of preference. */
  public record Ranking(List<Integer> ranking, long ballots) {}

  /** Votes that do not count, by reason. */
  public record Rejections(long duplicate, long superseded, long late, long invalid) {}

  /**
   * @param rejections up to this offset
   */
  public record Position(int partition, long offset, long rejections, int epoch) {}

  public static PollReport of(Recount recount) {
    return new PollReport(
        recount.pollId(),
        recount.version(),
        recount.isFinal(),
        recount.ballots(),
        recount.counts(),
        recount.rankings().entrySet().stream()
            .map(entry -> new Ranking(entry.getKey(), entry.getValue()))
            .toList(),
        new Rejections(
            recount.duplicate(), recount.superseded(), recount.late(), recount.invalid()),
        recount.partials().stream().map(PollReport::position).toList(),
        Instant.ofEpochMilli(recount.asOf()));
  }

  private static Position position(PartialTally partial) {
    return new Position(
        partial.partition(), partial.position(), partial.rejections(), partial.epoch());
  }
}
