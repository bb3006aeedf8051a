package io.votestream.query.http;

import static java.util.Objects.requireNonNull;

import io.votestream.query.domain.source.SourceUnavailableException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A value that is loaded anew when it is asked for and no longer fresh, by one caller at a time.
 * The others are given the old value meanwhile, unless it is too old to pass for the current one;
 * then they wait for the new one. A failure is remembered as long as a value would be.
 */
final class FreshValue<V> {

  /** Makes the new value. */
  interface Loader<V> {

    /**
     * @param last the value before, null at first
     */
    V load(@Nullable V last);
  }

  private static final long SHOWN_WHILE_LOADING = Duration.ofMillis(500).toNanos();

  private final long fresh;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile @Nullable Held<V> held;

  FreshValue(Duration fresh) {
    this.fresh = fresh.toNanos();
  }

  /**
   * @throws SourceUnavailableException as thrown by the loader
   */
  V get(Loader<V> loader) {
    Held<V> now = held;
    if (now != null && now.youngerThan(fresh)) {
      return now.valueOrThrow();
    }
    if (!loading.tryLock()) {
      if (now != null && now.youngerThan(SHOWN_WHILE_LOADING)) {
        return now.valueOrThrow();
      }
      loading.lock();
    }
    try {
      return refreshed(loader).valueOrThrow();
    } finally {
      loading.unlock();
    }
  }

  private Held<V> refreshed(Loader<V> loader) {
    Held<V> now = held;
    if (now == null || !now.youngerThan(fresh)) {
      now = load(loader, now == null ? null : now.value());
      held = now;
    }
    return now;
  }

  private static <V> Held<V> load(Loader<V> loader, @Nullable V last) {
    try {
      V value = loader.load(last);
      return new Held<>(value, null, System.nanoTime());
    } catch (SourceUnavailableException e) {
      return new Held<>(last, e, System.nanoTime());
    }
  }

  private record Held<V>(
      @Nullable V value, @Nullable SourceUnavailableException failure, long loadedAt) {

    boolean youngerThan(long nanos) {
      return System.nanoTime() - loadedAt < nanos;
    }

    V valueOrThrow() {
      if (failure != null) {
        throw failure;
      }
      return requireNonNull(value);
    }
  }
}
