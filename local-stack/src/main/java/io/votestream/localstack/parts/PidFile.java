package io.votestream.localstack.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The pid of a part, alone in its file so that scripts can read it. Its start time stands in a
 * second file: a pid file left by an unclean end must never lead to another program's process.
 */
final class PidFile {

  private final Path pid;
  private final Path started;

  PidFile(Path pid, Path started) {
    this.pid = pid;
    this.started = started;
  }

  void write(ProcessIdentity identity) throws IOException {
    Files.createDirectories(pid.toAbsolutePath().getParent());
    Files.writeString(started, identity.started());
    Path written = pid.resolveSibling(pid.getFileName() + ".new");
    Files.writeString(written, identity.pid() + "\n");
    Files.move(written, pid, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  /** The process, if it is alive and the one that was written down. */
  Optional<ProcessIdentity> read() {
    return readWritten().filter(ProcessIdentity::isAlive);
  }

  /** What was written down, alive or not. */
  Optional<ProcessIdentity> readWritten() {
    try {
      long number = Long.parseLong(Files.readString(pid).trim());
      return Optional.of(new ProcessIdentity(number, Files.readString(started).trim()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(pid);
      Files.deleteIfExists(started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
