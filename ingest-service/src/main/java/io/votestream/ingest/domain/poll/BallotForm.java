package io.votestream.ingest.domain.poll;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.BallotKind;
import org.jspecify.annotations.Nullable;

/**
 * What a ballot of a poll says.
 *
 * @param minChoices options that a ballot must at least choose, rate or rank
 * @param maxChoices options that it may at most choose, rate or rank; of a ranking its depth
 * @param levels highest rating, 2 to 10; 0 unless options are rated
 */
public record BallotForm(BallotKind kind, int minChoices, int maxChoices, int levels) {

  public static final BallotForm ONE_CHOICE =
      new BallotForm(BallotKind.BALLOT_KIND_CHOICE, 1, 1, 0);

  private static final int MIN_LEVELS = 2;
  private static final int MAX_LEVELS = 10;
  private static final int USUAL_LEVELS = 5;

  /** As the tally of a ranked poll counts every ranking by itself. */
  private static final int MAX_RANKINGS = 2_000;

  /**
   * @param min null for one
   * @param max null for as many as may be: all options, or the greatest depth of a ranking
   * @param levels null for 5 where options are rated
   * @throws Refusal CONFLICTING_FIELDS, OUT_OF_RANGE
   */
  public static BallotForm of(
      BallotKind kind,
      @Nullable Integer min,
      @Nullable Integer max,
      @Nullable Integer levels,
      int options) {
    int least = min == null ? 1 : min;
    int most = max == null ? options : max;
    requireChoices(least, most, options);
    if (kind == BallotKind.BALLOT_KIND_RATING) {
      int highest = levels == null ? USUAL_LEVELS : levels;
      if (highest < MIN_LEVELS || highest > MAX_LEVELS) {
        throw new Refusal(
            ErrorCode.OUT_OF_RANGE, "levels must be %d to %d.".formatted(MIN_LEVELS, MAX_LEVELS));
      }
      return new BallotForm(kind, least, most, highest);
    }
    if (levels != null) {
      throw new Refusal(ErrorCode.CONFLICTING_FIELDS, "Only a rating poll has levels.");
    }
    if (kind == BallotKind.BALLOT_KIND_RANKED) {
      int depth = deepest(options, least);
      if (depth < least || (max != null && max > depth)) {
        throw new Refusal(ErrorCode.OUT_OF_RANGE, tooManyRankings(options, least, depth));
      }
      return new BallotForm(kind, least, Math.min(most, depth), 0);
    }
    return new BallotForm(kind, least, most, 0);
  }

  private static void requireChoices(int min, int max, int options) {
    if (min < 1 || max < min || max > options) {
      throw new Refusal(ErrorCode.OUT_OF_RANGE, "choices must be 1 ≤ min ≤ max ≤ " + options + ".");
    }
  }

  /** The greatest number of ranks with which there are not too many rankings; 0 if none. */
  private static int deepest(int options, int least) {
    long rankings = 0;
    long ofThisDepth = 1;
    for (int depth = 1; depth <= options; depth++) {
      ofThisDepth *= options - depth + 1;
      if (ofThisDepth > MAX_RANKINGS) {
        return depth - 1;
      }
      rankings += depth >= least ? ofThisDepth : 0;
      if (rankings > MAX_RANKINGS) {
        return depth - 1;
      }
    }
    return options;
  }

  private static String tooManyRankings(int options, int least, int depth) {
    String fits =
        depth < least
            ? "With this choices.min no depth fits."
            : "choices.max of at most " + depth + " fits.";
    return "A ranked poll may have at most %,d possible rankings; with %d options that is more. %s"
        .formatted(MAX_RANKINGS, options, fits);
  }
}
