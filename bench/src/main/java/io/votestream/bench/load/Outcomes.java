package io.votestream.bench.load;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What became of the requests and the votes of a load. */
public final class Outcomes {

  private static final int LATENCIES_KEPT = 1 << 18;

  private final ConcurrentSkipListMap<String, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<Integer, LongAdder> accepted = new ConcurrentSkipListMap<>();
  private final LongAdder givenUp = new LongAdder();
  private final long[] latencies = new long[LATENCIES_KEPT];
  private int latencyCount;

  void answered(int status, long nanos) {
    answers.computeIfAbsent(String.valueOf(status), s -> new LongAdder()).increment();
    synchronized (latencies) {
      latencies[latencyCount++ % LATENCIES_KEPT] = nanos;
    }
  }

  void unanswered(IOException e) {
    answers.computeIfAbsent(e.getClass().getSimpleName(), s -> new LongAdder()).increment();
  }

  void accepted(int choice) {
    accepted.computeIfAbsent(choice, c -> new LongAdder()).increment();
  }

  void gaveUp() {
    givenUp.increment();
  }

  /** Votes that were acknowledged with 202, each once however often it was sent. */
  public long accepted() {
    return accepted.values().stream().mapToLong(LongAdder::sum).sum();
  }

  public long acceptedFor(int choice) {
    LongAdder votes = accepted.get(choice);
    return votes == null ? 0 : votes.sum();
  }

  /** Votes that were never acknowledged. */
  public long givenUp() {
    return givenUp.sum();
  }

  /** Requests by status, or by the name of the I/O error where there was no answer. */
  public Map<String, Long> answers() {
    return answers.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().sum()));
  }

  /** Requests that had any other outcome than 202. */
  public long failures() {
    return answers().entrySet().stream()
        .filter(e -> !e.getKey().equals("202"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Quantile of the time to an answer, of the newest 262,144 answers, in milliseconds. */
  public double latencyMillis(double quantile) {
    synchronized (latencies) {
      long[] sorted = Arrays.copyOf(latencies, Math.min(latencyCount, LATENCIES_KEPT));
      if (sorted.length == 0) {
        return 0;
      }
      Arrays.sort(sorted);
      return sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))] / 1e6;
    }
  }

  @Override
  public String toString() {
    return "%d accepted, requests by answer %s".formatted(accepted(), answers());
  }
}
