package io.votestream.audit.fold;

import io.votestream.audit.fold.RejectionListener.Rejected;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Listens for what becomes of one vote. */
public final class VoteFate implements RejectionListener {

  private static final String PREFIX = "REJECTION_REASON_";

  private final String pollId;
  private final long offset;
  private @Nullable Rejected rejected;

  public VoteFate(String pollId, long offset) {
    this.pollId = pollId;
    this.offset = offset;
  }

  @Override
  public void rejected(String poll, Rejected vote) {
    if (vote.offset() == offset && poll.equals(pollId)) {
      rejected = vote;
    }
  }

  /** When all is folded, for a vote that was: {@code counted}, {@code late}, … */
  public String text() {
    if (rejected == null) {
      return "counted";
    }
    String reason = rejected.reason().name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    return rejected.inFavourOf() < 0
        ? reason
        : reason + ", in favour of the vote at offset " + rejected.inFavourOf();
  }
}
