package io.votestream.audit.bundle;

import io.votestream.audit.fold.RejectionListener.Rejected;
import java.util.Locale;

/** A line of {@code rejections.jsonl}. */
public final class RejectionLine {

  private static final String PREFIX = "REJECTION_REASON_";

  private RejectionLine() {}

  public static String of(int partition, Rejected vote) {
    return "{\"partition\":%d,\"sequence\":%d,\"offset\":%d,\"reason\":\"%s\",\"inFavourOf\":%s}\n"
        .formatted(
            partition,
            vote.sequence(),
            vote.offset(),
            vote.reason().name().substring(PREFIX.length()).toLowerCase(Locale.ROOT),
            vote.inFavourOf() < 0 ? "null" : Long.toString(vote.inFavourOf()));
  }
}
