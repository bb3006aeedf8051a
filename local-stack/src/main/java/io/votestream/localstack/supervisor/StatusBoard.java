package io.votestream.localstack.supervisor;

import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.stack.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of every part, for those who watch from another process. */
public final class StatusBoard {

  private final Path file;
  private final Map<String, PartStatus> entries = new LinkedHashMap<>();

  StatusBoard(StackHome home) {
    this.file = file(home);
  }

  synchronized void set(String name, PartState state, int restarts, String note) {
    entries.put(name, new PartStatus(name, state, Instant.now(), restarts, note));
    System.out.printf(
        "%s %s %s %s%n",
        Instant.now(), name, state.name().toLowerCase(java.util.Locale.ROOT), note);
    save();
  }

  synchronized void remove(String name) {
    entries.remove(name);
    save();
  }

  private void save() {
    StringBuilder text = new StringBuilder();
    entries.values().forEach(entry -> text.append(entry.line()).append('\n'));
    try {
      WholeFile.write(file, text.toString());
    } catch (IOException e) {
      // A full disk must not end the supervision.
      System.out.println("status could not be written: " + e);
    }
  }

  /** What was last written; empty if the stack does not run. */
  public static List<PartStatus> read(StackHome home) throws IOException {
    try {
      return Files.readAllLines(file(home)).stream().map(PartStatus::parse).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  public static Optional<PartStatus> read(StackHome home, String name) throws IOException {
    return read(home).stream().filter(status -> status.name().equals(name)).findFirst();
  }

  /** To be called when the stack has ended. */
  public static void clear(StackHome home) throws IOException {
    Files.deleteIfExists(file(home));
  }

  private static Path file(StackHome home) {
    return home.run().resolve("status");
  }
}
