package io.votestream.push.domain.feed;

import io.votestream.push.domain.access.Claim;
import io.votestream.push.domain.access.Clearance;
import io.votestream.push.domain.transport.Dialect;
import io.votestream.push.domain.transport.Transport;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.ResultsAccess;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** All viewers of this instance. */
public final class Audience {

  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
  private final int places;
  private final ResultsAccess access;
  private final ViewerLimits limits;
  private final FeedMetrics metrics;
  private final LongSupplier nanoTime;
  private volatile boolean leaving;

  /**
   * @param places for viewers; a few more may be let in while their handshakes run side by side
   * @param access decides who may see the numbers of a poll
   */
  public Audience(
      int places,
      ResultsAccess access,
      ViewerLimits limits,
      FeedMetrics metrics,
      LongSupplier nanoTime) {
    this.places = places;
    this.access = access;
    this.limits = limits;
    this.metrics = metrics;
    this.nanoTime = nanoTime;
  }

  /**
   * @throws Refusal if there is no place, or soon none at all
   */
  public void requirePlace() {
    if (leaving) {
      throw new Refusal(ErrorCode.SHUTTING_DOWN, "This instance is about to stop; ask again.");
    }
    if (viewers.size() >= places) {
      throw new Refusal(ErrorCode.TOO_MANY_VIEWERS, "This instance has no place left.");
    }
  }

  /**
   * Takes a viewer in and tells it how the poll stands.
   *
   * @param claim to see numbers that not everybody may see
   * @param seen id of the frame that the viewer saw last, null for none
   */
  public Viewer admit(
      Feed feed, Dialect dialect, Connection connection, Claim claim, @Nullable String seen) {
    Viewer viewer =
        new Viewer(
            dialect,
            connection,
            new Clearance(access, claim),
            limits,
            metrics,
            nanoTime,
            feed,
            viewers::remove);
    viewers.add(viewer);
    feed.welcome(viewer, seen);
    return viewer;
  }

  /** See {@link Viewer#tend}. */
  public void tend() {
    long now = nanoTime.getAsLong();
    viewers.forEach(viewer -> viewer.tend(now));
  }

  public long count(Transport transport) {
    return viewers.stream().filter(viewer -> viewer.transport() == transport).count();
  }

  public boolean isEmpty() {
    return viewers.isEmpty();
  }

  /** From now on nobody is let in. */
  Set<Viewer> close() {
    leaving = true;
    return viewers;
  }
}
