package io.votestream.push.domain.feed;

import io.votestream.push.domain.poll.Count;
import io.votestream.push.domain.poll.Standing;
import io.votestream.schemas.AdminToken;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One poll: its standing, and who is watching. Viewers are handed a {@link Snapshot}, of which each
 * takes the form that it may see: when they come, and when something changes. The first change goes
 * out at once, then at most one frame per {@link #INTERVAL}, whatever the rate of votes. A turn
 * that takes longer than that delays the next one; what changed meanwhile is in the next frame.
 */
public final class Feed {

  static final Duration INTERVAL = Duration.ofMillis(100);

  private static final Viewer[] NOBODY = {};

  private final FrameEncoder encoder;
  private final Scheduler scheduler;
  private final LongSupplier nanoTime;
  private final FeedMetrics metrics;

  private Standing standing = Standing.UNKNOWN;
  private long sequence;
  private long statusSequence;
  private @Nullable Snapshot snapshot;
  private @Nullable Set<Viewer> viewers;
  private Viewer @Nullable [] watching = NOBODY;

  private final AtomicBoolean turnRequested = new AtomicBoolean();
  // Of the turns; only whoever set turnRequested touches them.
  private final Pace pace = new Pace(INTERVAL);
  private Count counted = Count.NOTHING;

  Feed(FrameEncoder encoder, Scheduler scheduler, LongSupplier nanoTime, FeedMetrics metrics) {
    this.encoder = encoder;
    this.scheduler = scheduler;
    this.nanoTime = nanoTime;
    this.metrics = metrics;
  }

  /** Adds a viewer and tells it how the poll stands. */
  void welcome(Viewer viewer, @Nullable String seen) {
    synchronized (this) {
      if (viewers == null) {
        viewers = new HashSet<>();
      }
      viewers.add(viewer);
      watching = null;
    }
    // A change from here on is fanned out to the viewer, too; one from before is in this one.
    viewer.greet(current(), seen);
  }

  synchronized void leave(Viewer viewer) {
    if (viewers != null && viewers.remove(viewer)) {
      viewers = viewers.isEmpty() ? null : viewers;
      watching = null;
    }
  }

  synchronized boolean known() {
    return standing.known() != null;
  }

  /** Whether this is the admin token of the poll. */
  public synchronized boolean isOwnedWith(String adminToken) {
    return AdminToken.fits(standing.definition().poll(), adminToken);
  }

  void change(UnaryOperator<Standing> change) {
    synchronized (this) {
      Standing changed = change.apply(standing);
      if (changed == standing) {
        return;
      }
      sequence++;
      if (!changed.looksLike(standing)) {
        statusSequence = sequence;
      }
      standing = changed;
      snapshot = null;
      if (viewers == null) {
        return;
      }
    }
    requestTurn();
  }

  private void requestTurn() {
    if (turnRequested.compareAndSet(false, true)) {
      scheduler.schedule(this::turn, pace.delay(nanoTime.getAsLong()));
    }
  }

  private void turn() {
    long begun = nanoTime.getAsLong();
    Snapshot snapshot = current();
    boolean numbersSeen = false;
    try {
      for (Viewer viewer : viewers()) {
        numbersSeen |= viewer.show(snapshot);
      }
      Count count = snapshot.standing().count();
      if (count.version() > 0 && !count.equals(counted)) {
        counted = count;
        if (numbersSeen) {
          metrics.fannedOut(snapshot.standing(), nanoTime.getAsLong() - begun);
        }
      }
    } finally {
      pace.stepped(begun);
      turnRequested.set(false);
    }
    if (changedSince(snapshot)) {
      requestTurn();
    }
  }

  private synchronized Snapshot current() {
    if (snapshot == null) {
      snapshot = new Snapshot(sequence, statusSequence, standing, encoder);
    }
    return snapshot;
  }

  private synchronized boolean changedSince(Snapshot earlier) {
    return sequence != earlier.sequence();
  }

  /** Those who are watching now. Not to be changed: it is kept until somebody comes or goes. */
  private synchronized Viewer[] viewers() {
    if (watching == null) {
      watching = viewers == null ? NOBODY : viewers.toArray(NOBODY);
    }
    return watching;
  }
}
