package io.votestream.localstack.parts;

import java.io.IOException;
import java.time.Duration;

/** One process of a stack: how it is started, and when it is ready. */
public interface Part {

  /** Kind and number, such as {@code kafka-1}. */
  String name();

  /** The port on which it serves. */
  int port();

  /**
   * Makes what the process needs before each start (directories, configuration) and says how to
   * start it.
   */
  Launch prepare(StackHome home) throws IOException, InterruptedException;

  /** Asks the running process whether it can do its work. Answers within about a second. */
  boolean isReady(StackHome home);

  default Duration startLimit() {
    return Duration.ofSeconds(60);
  }

  /** The signal that asks it to end in good order. */
  default Signal stopSignal() {
    return Signal.TERM;
  }

  /** How long it may take to end in good order before it is killed. */
  default Duration stopLimit() {
    return Duration.ofSeconds(15);
  }
}
