package io.votestream.localstack.parts;

import java.io.IOException;
import java.util.List;

/** A signal that Java's own process handles cannot send. */
public enum Signal {
  TERM,
  INT,
  STOP,
  CONT,
  KILL;

  /** Sends it; a process that has ended meanwhile is no error. */
  void sendTo(List<Long> pids) {
    if (pids.isEmpty()) {
      return;
    }
    // The shell's own kill: minimal systems have no kill program.
    ProcessBuilder kill = new ProcessBuilder("sh", "-c", "kill -" + name() + " \"$@\"", "sh");
    pids.forEach(pid -> kill.command().add(pid.toString()));
    try {
      kill.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
      kill.start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("no shell to send " + name() + " with", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
