package io.votestream.localstack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process that is known by its pid file alone, so that any program can look after it, not only
 * the one that started it.
 */
public final class WrittenDownProcess {

  private static final String SUFFIX = ".pid";
  private static final Duration END_CHECK = Duration.ofMillis(20);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

  private final String name;
  private final PidFile pidFile;
  private final Path folder;

  WrittenDownProcess(String name, StackHome home) {
    this.name = name;
    this.pidFile = home.pidFile(name);
    this.folder = home.data(name);
  }

  /** Every process with a pid file, whether it still runs or not. */
  public static List<WrittenDownProcess> all(StackHome home) throws IOException {
    if (!Files.isDirectory(home.run())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(home.run())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .map(name -> new WrittenDownProcess(name, home))
          .toList();
    }
  }

  public String name() {
    return name;
  }

  /** The pid while it runs. */
  public Optional<Long> pid() {
    return pidFile.read().map(ProcessIdentity::pid);
  }

  public boolean isAlive() {
    return pidFile.read().isPresent();
  }

  void writeDown(ProcessIdentity identity) throws IOException {
    pidFile.write(identity);
  }

  /** Kills what a killed process left behind. */
  void endOrphans() throws IOException {
    Optional<ProcessIdentity> written = pidFile.readWritten();
    if (written.isPresent() && !written.get().isAlive()) {
      Signal.KILL.sendTo(Orphans.of(written.get().pid(), folder));
    }
  }

  /** Asks it to end, kills it and its children after the limit, and forgets it. */
  public void end(Signal signal, Duration limit) throws IOException, InterruptedException {
    Optional<ProcessIdentity> process = pidFile.read();
    if (process.isPresent()) {
      List<Long> family = family();
      // A frozen process would take notice of the signal only when it is resumed.
      Signal.CONT.sendTo(family);
      signal.sendTo(List.of(process.get().pid()));
      if (!ended(process.get(), limit)) {
        Signal.KILL.sendTo(family);
        ended(process.get(), KILL_LIMIT);
      }
    }
    endOrphans();
    pidFile.delete();
  }

  /** Its pid and those of its children, parents first. */
  List<Long> family() {
    List<Long> pids = new ArrayList<>();
    pid()
        .flatMap(ProcessHandle::of)
        .ifPresent(
            handle -> {
              pids.add(handle.pid());
              handle.descendants().forEach(child -> pids.add(child.pid()));
            });
    return pids;
  }

  private static boolean ended(ProcessIdentity process, Duration limit)
      throws InterruptedException {
    Instant end = Instant.now().plus(limit);
    while (process.isAlive()) {
      if (Instant.now().isAfter(end)) {
        return false;
      }
      Thread.sleep(END_CHECK);
    }
    return true;
  }
}
