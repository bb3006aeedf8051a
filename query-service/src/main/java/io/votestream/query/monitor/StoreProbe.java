package io.votestream.query.monitor;

import io.votestream.query.domain.health.PartHealth;
import io.votestream.query.domain.source.SourceUnavailableException;
import java.util.function.Supplier;

/**
 * Asks a store through its breaker, so that an outage opens the breaker also while readers are
 * served from the cache, and its end closes it.
 */
public final class StoreProbe implements Probe {

  private final Runnable guardedPing;
  private final Supplier<String> breakerState;

  public StoreProbe(Runnable guardedPing, Supplier<String> breakerState) {
    this.guardedPing = guardedPing;
    this.breakerState = breakerState;
  }

  @Override
  public PartHealth probe() {
    PartHealth found;
    try {
      guardedPing.run();
      found = PartHealth.ok();
    } catch (SourceUnavailableException e) {
      found = PartHealth.down("no answer");
    }
    return found.withBreaker(breakerState.get());
  }
}
