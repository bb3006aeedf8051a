package io.votestream.push.domain;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One poll: its standing, and who is watching. Whoever is told something is told it by {@link
 * #welcome} or by the {@link FanOut}: the two places where it is decided what a viewer may see.
 */
public final class Feed {

  private static final Viewer[] NOBODY = {};

  private final FrameEncoder encoder;
  private final FanOut fanOut;
  private final FanOut.Rounds rounds;

  private Standing standing;
  private long sequence;
  private @Nullable Frame frame;
  private @Nullable Set<Viewer> viewers;
  private Viewer @Nullable [] snapshot = NOBODY;

  Feed(String pollId, FrameEncoder encoder, FanOut fanOut) {
    this.standing = Standing.unknown(pollId);
    this.encoder = encoder;
    this.fanOut = fanOut;
    this.rounds = fanOut.rounds();
  }

  /** Adds a viewer and tells it how the poll stands. */
  void welcome(Viewer viewer, @Nullable String seen) {
    synchronized (this) {
      if (viewers == null) {
        viewers = new HashSet<>();
      }
      viewers.add(viewer);
      snapshot = null;
    }
    // A change from here on is fanned out to the viewer, too; one from before is in this frame.
    viewer.greet(current(), seen);
  }

  synchronized void leave(Viewer viewer) {
    if (viewers != null && viewers.remove(viewer)) {
      viewers = viewers.isEmpty() ? null : viewers;
      snapshot = null;
    }
  }

  synchronized boolean known() {
    return standing.known();
  }

  void change(UnaryOperator<Standing> change) {
    synchronized (this) {
      Standing changed = change.apply(standing);
      if (changed == standing) {
        return;
      }
      standing = changed;
      sequence++;
      frame = null;
      if (viewers == null) {
        return;
      }
    }
    fanOut.request(this);
  }

  /** The frame of the present standing, encoded when it is first asked for. */
  synchronized Frame current() {
    if (frame == null) {
      frame = encoder.encode(sequence, standing);
    }
    return frame;
  }

  synchronized boolean changedSince(Frame earlier) {
    return sequence != earlier.sequence();
  }

  /** Those who are watching now. Not to be changed: it is kept until somebody comes or goes. */
  synchronized Viewer[] viewers() {
    if (snapshot == null) {
      snapshot = viewers == null ? NOBODY : viewers.toArray(NOBODY);
    }
    return snapshot;
  }

  FanOut.Rounds rounds() {
    return rounds;
  }
}
