package io.votestream.bench.visibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Durations in nanoseconds, and their quantiles. */
final class Latencies {

  private final List<Long> nanos = new ArrayList<>();

  void add(long duration) {
    // What was seen before the answer had come was visible at once.
    nanos.add(Math.max(0, duration));
  }

  double millis(double quantile) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) (quantile * sorted.size()))) / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.0f ms, p99 %.0f ms, slowest %.0f ms of %d",
        millis(0.5),
        millis(0.99),
        millis(1),
        nanos.size());
  }
}
