package io.votestream.audit.cli;

import io.votestream.audit.kafka.ReplayProgress;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows on a terminal one line that is written over, elsewhere a line every five seconds: how far,
 * how fast, how long still. Notes the largest use of the heap on the way.
 */
final class ProgressLine implements ReplayProgress {

  private static final long SECOND = 1_000_000_000;
  private static final long EVERY_ELSEWHERE = 5 * SECOND;

  private final PrintStream err;
  private final boolean terminal;
  private long shownAt;
  private long nanos;
  private long heap;

  ProgressLine(PrintStream err) {
    this.err = err;
    this.terminal = System.console() != null && System.console().isTerminal();
  }

  @Override
  public void at(long records, long of, long elapsed) {
    Runtime runtime = Runtime.getRuntime();
    heap = Math.max(heap, runtime.totalMemory() - runtime.freeMemory());
    boolean done = records >= of;
    if (done) {
      nanos += elapsed;
    }
    long now = System.nanoTime();
    if (now - shownAt < (terminal ? SECOND / 4 : EVERY_ELSEWHERE) && !done
        || of == 0
        || done && shownAt == 0) {
      shownAt = shownAt == 0 && !done ? now : shownAt;
      return;
    }
    shownAt = now;
    long perSecond = elapsed == 0 ? 0 : records * SECOND / elapsed;
    String line =
        String.format(
            Locale.ROOT,
            "replayed %,d of %,d records (%d %%), %,d/s, %s left",
            records,
            of,
            records * 100 / of,
            perSecond,
            perSecond == 0 ? "?" : (of - records) / perSecond + " s");
    err.print(terminal ? "\r" + line + "\u001b[K" + (done ? "\n" : "") : line + "\n");
    err.flush();
  }

  /** Time that was spent on reading and folding. */
  long nanos() {
    return nanos;
  }

  long heapBytes() {
    return heap;
  }
}
