package io.votestream.ingest.domain.poll;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The times on which "no acknowledged vote is ever late" rests. An instance takes a vote only while
 * its directory is at most {@link #LEASE} old, and answers 202 only within {@link #ACK_BUDGET} of
 * taking it. So once a poll has stood as closing in the log for {@link #BARRIER}, no instance can
 * still acknowledge a vote for it, and every acknowledged one already stands before the closing
 * markers that are written from then on.
 */
public final class AcceptanceWindow {

  /** Several times what a directory needs to confirm itself, also on a busy machine. */
  public static final Duration LEASE = Duration.ofSeconds(2);

  /** An answer within 2 s even when Kafka is silent. */
  public static final Duration ACK_BUDGET = Duration.ofMillis(1_800);

  static final Duration BARRIER = LEASE.plus(ACK_BUDGET);

  private AcceptanceWindow() {}

  /** Whether a directory of this age may still be trusted to know what is open. */
  public static boolean holds(@Nullable Duration age) {
    return age != null && age.compareTo(LEASE) <= 0;
  }
}
