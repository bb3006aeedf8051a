package io.votestream.query.domain.receipt;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of an accepted vote.
 *
 * @param inFavourOf offset of the ballot that counts instead, null where there is none
 */
public record Fate(Status status, @Nullable Long inFavourOf) {

  /** Named as in the API. */
  public enum Status {
    PENDING,
    COUNTED,
    DUPLICATE,
    SUPERSEDED,
    LATE,
    INVALID;

    public static Optional<Status> named(String wireName) {
      return Arrays.stream(values()).filter(s -> s.wireName().equals(wireName)).findFirst();
    }

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Fate PENDING = new Fate(Status.PENDING, null);
  private static final Fate COUNTED = new Fate(Status.COUNTED, null);

  /**
   * Only rejected votes are stored, so a vote counts if it is folded and has no rejection. That can
   * be said only once the view holds every rejection that the tally knows of: tally and rejections
   * reach it by different ways.
   *
   * @param offset the vote's place in its partition
   */
  public static Fate of(FateEvidence evidence, long offset) {
    if (evidence.folded() == null || evidence.folded() < offset) {
      return PENDING;
    }
    if (evidence.rejection() != null) {
      return new Fate(evidence.rejection().reason(), evidence.rejection().inFavourOf());
    }
    return evidence.rejectionsKnown() < evidence.rejectionsFolded() ? PENDING : COUNTED;
  }
}
