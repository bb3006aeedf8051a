package io.votestream.push.domain.feed;

import io.votestream.push.domain.transport.FrameText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends all viewers away before the service stops: one after the other, each with its own time to
 * come back, so that they do not all knock at the next instance at once.
 */
public final class Farewell {

  private static final Duration SPREAD = Duration.ofSeconds(2);
  private static final Duration PER_VIEWER = Duration.ofMillis(1);
  private static final Duration SOONEST = Duration.ofMillis(500);
  private static final Duration LATEST = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofMillis(20);

  private final Audience audience;
  private final FrameText text;

  public Farewell(Audience audience, FrameText text) {
    this.audience = audience;
    this.text = text;
  }

  /** Returns when all have left, after {@link ViewerLimits#LAST_WORDS} more at the latest. */
  public void bid() throws InterruptedException {
    List<Viewer> viewers = List.copyOf(audience.close());
    long begun = System.nanoTime();
    long spread = Math.min(SPREAD.toNanos(), viewers.size() * PER_VIEWER.toNanos());
    int sent = 0;
    while (sent < viewers.size()) {
      double passed = (double) (System.nanoTime() - begun + STEP.toNanos()) / spread;
      int due = (int) Math.min(viewers.size(), Math.ceil(viewers.size() * passed));
      for (; sent < due; sent++) {
        goodbye(viewers.get(sent));
      }
      Thread.sleep(STEP);
    }
    long patience = System.nanoTime() + ViewerLimits.LAST_WORDS.toNanos();
    while (!audience.isEmpty() && System.nanoTime() < patience) {
      Thread.sleep(STEP);
    }
  }

  private void goodbye(Viewer viewer) {
    Duration retryAfter =
        Duration.ofMillis(
            ThreadLocalRandom.current().nextLong(SOONEST.toMillis(), LATEST.toMillis() + 1));
    viewer.goodbye(text.goodbye(retryAfter), retryAfter);
  }
}
