package io.votestream.endtoend;

import java.time.Duration;
import org.junit.jupiter.api.function.Executable;

/** Repeats an assertion until it holds, and lets its last failure through when the limit passed. */
final class Eventually {

  private Eventually() {}

  static void within(Duration limit, Executable assertion) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        assertion.execute();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(25);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
