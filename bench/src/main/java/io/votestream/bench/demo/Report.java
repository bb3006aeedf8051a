package io.votestream.bench.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Prints what is measured and remembers whether everything held. */
final class Report {

  private final PrintStream out;
  private int step;
  private int failed;

  Report(PrintStream out) {
    this.out = out;
  }

  void step(String title) {
    out.printf("%n%d. %s%n", ++step, title);
  }

  void line(String format, Object... values) {
    out.printf(Locale.ROOT, "   " + format + "%n", values);
  }

  /** A claim that must hold, with the figures that show whether it does. */
  void check(boolean held, String format, Object... values) {
    if (!held) {
      failed++;
    }
    out.printf(Locale.ROOT, " %s " + format + "%n", prepend(held ? "✓" : "✗", values));
  }

  boolean allHeld() {
    return failed == 0;
  }

  int failed() {
    return failed;
  }

  private static Object[] prepend(Object first, Object[] rest) {
    Object[] all = new Object[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
