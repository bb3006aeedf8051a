package io.votestream.ingest.redis;

import io.votestream.ingest.domain.limit.SlidingWindow;
import java.util.concurrent.atomic.AtomicBoolean;

/** One client address in the limiter, in the queue at most once. */
final class CountedAddress {

  private final String address;
  private final SlidingWindow window = new SlidingWindow();
  private final AtomicBoolean queued = new AtomicBoolean();

  CountedAddress(String address) {
    this.address = address;
  }

  String address() {
    return address;
  }

  SlidingWindow window() {
    return window;
  }

  /** Whether it has to be queued now. */
  boolean activate() {
    return !queued.get() && queued.compareAndSet(false, true);
  }

  void deactivate() {
    queued.set(false);
  }
}
