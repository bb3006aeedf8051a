package io.votestream.query.http;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.query.domain.results.KnownTally;
import io.votestream.query.domain.results.KnownTally.Origin;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts how results answers came about. */
public final class ResultsMetrics {

  private final LongAdder asked = new LongAdder();
  private final LongAdder missed = new LongAdder();
  private final Map<Origin, Counter> loads = new EnumMap<>(Origin.class);
  private final Counter stale;
  private final Counter unavailable;

  public ResultsMetrics(MeterRegistry registry) {
    FunctionCounter.builder("votestream.results.cache", this, ResultsMetrics::hits)
        .tag("result", "hit")
        .register(registry);
    FunctionCounter.builder("votestream.results.cache", this, ResultsMetrics::misses)
        .tag("result", "miss")
        .register(registry);
    for (Origin origin : Origin.values()) {
      String tag = origin.name().toLowerCase(Locale.ROOT);
      loads.put(origin, registry.counter("votestream.results.loads", "origin", tag));
    }
    stale = registry.counter("votestream.results.stale");
    unavailable = registry.counter("votestream.results.unavailable");
  }

  void asked() {
    asked.increment();
  }

  void missed() {
    missed.increment();
  }

  void loaded(KnownTally known) {
    loads(known.origin()).increment();
    if (known.stale()) {
      stale.increment();
    }
  }

  void unavailable() {
    unavailable.increment();
  }

  long hits() {
    return asked.sum() - missed.sum();
  }

  long misses() {
    return missed.sum();
  }

  long fallbacks() {
    return (long) loads(Origin.FALLBACK).count();
  }

  long staleLoads() {
    return (long) stale.count();
  }

  private Counter loads(Origin origin) {
    return requireNonNull(loads.get(origin));
  }
}
