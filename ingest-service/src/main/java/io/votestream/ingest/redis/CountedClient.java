package io.votestream.ingest.redis;

import io.votestream.ingest.domain.limit.SlidingWindow;
import java.util.concurrent.atomic.AtomicBoolean;

/** One client in the limiter, in the queue at most once. */
final class CountedClient {

  private final String name;
  private final SlidingWindow window = new SlidingWindow();
  private final AtomicBoolean queued = new AtomicBoolean();

  CountedClient(String name) {
    this.name = name;
  }

  String name() {
    return name;
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
