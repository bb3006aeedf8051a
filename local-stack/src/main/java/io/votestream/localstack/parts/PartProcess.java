package io.votestream.localstack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The process of a {@link Part}. */
public final class PartProcess {

  private static final Duration READY_CHECK = Duration.ofMillis(50);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final Part part;
  private final StackHome home;
  private final WrittenDownProcess process;

  public PartProcess(Part part, StackHome home) {
    this.part = part;
    this.home = home;
    this.process = new WrittenDownProcess(part.name(), home);
  }

  public Part part() {
    return part;
  }

  /** The pid while it runs. */
  public Optional<Long> pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public boolean isReady() {
    return isAlive() && part.isReady(home);
  }

  /** Starts it and returns at once. */
  public void start() throws IOException, InterruptedException, PartFailed {
    process.endOrphans();
    Launch launch = part.prepare(home);
    Path log = home.log(part.name());
    Files.createDirectories(log.getParent());
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      // Its own session: Ctrl-C in the terminal must reach the one that stops parts in order.
      command.add(SETSID.toString());
    }
    command.addAll(launch.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(launch.directory().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(launch.environment());
    long pid = builder.start().pid();
    Optional<ProcessIdentity> identity = ProcessIdentity.of(pid);
    if (identity.isEmpty()) {
      throw new PartFailed(part.name() + " ended as soon as it was started; see " + log);
    }
    process.writeDown(identity.get());
  }

  /**
   * Waits until it can do its work.
   *
   * @throws PartFailed if it ends before, or takes longer than its limit
   */
  public void awaitReady() throws InterruptedException, PartFailed {
    Instant limit = Instant.now().plus(part.startLimit());
    while (!part.isReady(home)) {
      if (!isAlive()) {
        throw new PartFailed(
            part.name() + " ended while it was starting; see " + home.log(part.name()));
      }
      if (Instant.now().isAfter(limit)) {
        throw new PartFailed(
            "%s was not ready after %d s; see %s"
                .formatted(part.name(), part.startLimit().toSeconds(), home.log(part.name())));
      }
      Thread.sleep(READY_CHECK);
    }
  }

  /** What it last had to say; empty if it said nothing. */
  public String lastWords() throws IOException {
    return LogEnd.lastLine(home.log(part.name()));
  }

  /** Asks it to end, kills it after its limit, and returns when it has ended. */
  public void stop() throws IOException, InterruptedException {
    process.end(part.stopSignal(), part.stopLimit());
  }

  /** Ends it as a power cut would. */
  public void kill() throws IOException, InterruptedException {
    process.end(Signal.KILL, KILL_LIMIT);
  }

  /** Freezes it with all its children, as an overloaded machine might. */
  public void suspend() {
    Signal.STOP.sendTo(process.family());
  }

  public void resume() {
    Signal.CONT.sendTo(process.family());
  }
}
