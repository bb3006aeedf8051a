package io.votestream.push.domain.feed;

import io.votestream.push.domain.poll.Standing;
import io.votestream.schemas.AdminToken;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One poll: its standing, and who is watching. Whoever is told something is told it by {@link
 * #welcome} or by the {@link FanOut}; both hand it a {@link Snapshot}, of which the viewer takes
 * the form that it may see.
 */
public final class Feed {

  private static final Viewer[] NOBODY = {};

  private final FrameEncoder encoder;
  private final FanOut fanOut;
  private final FanOut.Turns turns;

  private Standing standing = Standing.UNKNOWN;
  private long sequence;
  private long statusSequence;
  private @Nullable Snapshot snapshot;
  private @Nullable Set<Viewer> viewers;
  private Viewer @Nullable [] watching = NOBODY;

  Feed(FrameEncoder encoder, FanOut fanOut) {
    this.encoder = encoder;
    this.fanOut = fanOut;
    this.turns = fanOut.turns();
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
    fanOut.request(this);
  }

  synchronized Snapshot current() {
    if (snapshot == null) {
      snapshot = new Snapshot(sequence, statusSequence, standing, encoder);
    }
    return snapshot;
  }

  synchronized boolean changedSince(Snapshot earlier) {
    return sequence != earlier.sequence();
  }

  /** Those who are watching now. Not to be changed: it is kept until somebody comes or goes. */
  synchronized Viewer[] viewers() {
    if (watching == null) {
      watching = viewers == null ? NOBODY : viewers.toArray(NOBODY);
    }
    return watching;
  }

  FanOut.Turns turns() {
    return turns;
  }
}
