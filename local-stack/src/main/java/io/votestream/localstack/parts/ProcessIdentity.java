package io.votestream.localstack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells a process from a later one that was given the same pid.
 *
 * @param started on Linux the start time in clock ticks since boot, which no change of the clock
 *     moves; elsewhere the wall-clock time
 */
record ProcessIdentity(long pid, String started) {

  private static final Path PROC = Path.of("/proc");
  private static final int STATE = 0;
  private static final int START_TIME = 19;

  /** Empty if no such process runs; a zombie does not. */
  static Optional<ProcessIdentity> of(long pid) {
    return started(pid).map(started -> new ProcessIdentity(pid, started));
  }

  boolean isAlive() {
    return of(pid).equals(Optional.of(this));
  }

  private static Optional<String> started(long pid) {
    if (!Files.exists(PROC.resolve("self/stat"))) {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .flatMap(handle -> handle.info().startInstant())
          .map(Object::toString);
    }
    try {
      String[] fields = fields(Files.readString(PROC.resolve(pid + "/stat")));
      return fields[STATE].equals("Z") ? Optional.empty() : Optional.of(fields[START_TIME]);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Fields of a stat file from the state on: the program's name before it may hold anything. */
  static String[] fields(String stat) {
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
  }
}
