package io.votestream.audit.comparison;

import io.votestream.audit.fold.RejectionListener.Rejected;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * The rejections of one poll in one partition, as a source claims them and as the fold yields them.
 * What was claimed before the fold began is compared by hash; what comes later, one by one.
 */
final class RejectionStrand {

  /** More than a source may be behind when the audit begins. */
  private static final int MAX_WAITING = 200_000;

  /**
   * @param place offset, or first and last of a range
   */
  record Mismatch(String found, String expected, String place) {}

  private final HashChain claimedBefore = new HashChain();
  private boolean folding;
  private long claimed;
  private byte[] yieldedHash = HashChain.start();
  private long yielded;
  private long equalUpTo;
  private long equalOffset = -1;
  private boolean different;
  private final Deque<Rejected> yieldedOnly = new ArrayDeque<>();
  private final Deque<Rejected> claimedOnly = new ArrayDeque<>();
  private final List<Mismatch> differences = new ArrayList<>();

  /** The source has this one next. */
  void claim(Rejected next) {
    if (next.sequence() != claimed + 1) {
      differences.add(new Mismatch(text(next), "number " + (claimed + 1), "" + cause(next)));
    }
    claimed = Math.max(claimed + 1, next.sequence());
    if (!folding) {
      claimedBefore.add(next);
    } else if (yieldedOnly.isEmpty()) {
      claimedOnly.add(next);
    } else {
      compare(next, yieldedOnly.removeFirst());
    }
  }

  /** From here on the fold may yield; what the source claims later is compared one by one. */
  void startFolding() {
    folding = true;
  }

  /** The fold has this one next. */
  void yield(Rejected next) {
    yielded++;
    if (yielded <= claimedBefore.length()) {
      yieldedHash = claimedBefore.after(yieldedHash, next);
      if (!different && claimedBefore.comparableAt(yielded)) {
        if (claimedBefore.isAt(yielded, yieldedHash)) {
          equalUpTo = yielded;
          equalOffset = cause(next);
        } else {
          different = true;
          differences.add(
              new Mismatch(
                  "another one among numbers %d to %d".formatted(equalUpTo + 1, yielded),
                  "last of them " + text(next),
                  (equalOffset + 1) + ".." + cause(next)));
        }
      }
    } else if (!claimedOnly.isEmpty()) {
      compare(claimedOnly.removeFirst(), next);
    } else if (yieldedOnly.size() < MAX_WAITING) {
      yieldedOnly.add(next);
    } else {
      throw new IllegalStateException(
          "a source of rejections is more than %d behind; audit again when it has caught up"
              .formatted(MAX_WAITING));
    }
  }

  private void compare(Rejected found, Rejected expected) {
    if (!found.equals(expected)) {
      differences.add(new Mismatch(text(found), text(expected), "" + cause(expected)));
    }
  }

  /** Rejections of votes in front of this offset that the source does not have (yet). */
  List<Rejected> missingBefore(long offset) {
    return yieldedOnly.stream().filter(rejected -> cause(rejected) < offset).toList();
  }

  /** How many rejections the source has beyond those that the log yields. */
  long surplus() {
    return Math.max(0, claimedBefore.length() - yielded) + claimedOnly.size();
  }

  List<Mismatch> differences() {
    return differences;
  }

  long yielded() {
    return yielded;
  }

  /** Offset of the event that made the vote a rejected one. */
  static long cause(Rejected rejected) {
    return Math.max(rejected.offset(), rejected.inFavourOf());
  }

  static String text(Rejected rejected) {
    String reason =
        rejected.reason().name().replace("REJECTION_REASON_", "").toLowerCase(Locale.ROOT);
    return "number %d: offset %d %s%s"
        .formatted(
            rejected.sequence(),
            rejected.offset(),
            reason,
            rejected.inFavourOf() < 0 ? "" : " in favour of " + rejected.inFavourOf());
  }
}
