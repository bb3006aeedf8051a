package io.votestream.localstack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One instance of a VoteStream service.
 *
 * @param name kind and number
 * @param jar its thin jar, beside its libraries
 * @param options files of JVM flags
 * @param environment its settings
 */
public record JavaService(
    String name,
    Path jar,
    int port,
    int managementPort,
    List<Path> options,
    Map<String, String> environment)
    implements Part {

  /**
   * Runs what follows with the least share of the processors. Where Linux gives each session a
   * share of its own (autogroup, see sched(7)), a nice value only counts among the session's
   * processes, and the session's own must be set as well.
   */
  private static final List<String> BEHIND_ALL_OTHERS =
      List.of(
          "setsid",
          "sh",
          "-c",
          "{ echo 19 >/proc/self/autogroup; } 2>/dev/null; exec nice -n 19 \"$0\" \"$@\"");

  @Override
  public Launch prepare(StackHome home) throws IOException {
    Path data = Files.createDirectories(home.data(name));
    List<String> command = new ArrayList<>(List.of(JavaCommand.path()));
    command.addAll(flags());
    command.add(JavaCommand.temporary(data));
    if (startCache().isFresh()) {
      command.add("-XX:AOTCache=" + startCache().file());
    }
    command.addAll(List.of("-jar", jar.toString()));
    return new Launch(command, environment, data);
  }

  /** What lets it start faster, once it has been made. */
  public StartCache startCache() {
    return new StartCache(jar);
  }

  /**
   * How to write a start cache: a run that ends as soon as everything is wired, before it opens a
   * port or asks another part for anything.
   */
  public Launch training(Path output, Path data) throws IOException {
    Path directory = Files.createDirectories(data.resolve("start-cache"));
    List<String> command = new ArrayList<>(BEHIND_ALL_OTHERS);
    command.add(JavaCommand.path());
    command.addAll(flags());
    command.add(JavaCommand.temporary(directory));
    command.addAll(
        List.of(
            "-XX:AOTCacheOutput=" + output,
            "-Dspring.context.exit=onRefresh",
            "-jar",
            jar.toString()));
    return new Launch(command, environment, directory);
  }

  /** The same for both runs: a cache is of use only to a JVM of the same shape. */
  private List<String> flags() {
    return options.stream().map(file -> "@" + file).toList();
  }

  @Override
  public boolean isReady(StackHome home) {
    return Http.status("http://127.0.0.1:" + managementPort + "/actuator/health/readiness") == 200;
  }

  /** A tally that restores a long log takes its time. */
  @Override
  public Duration startLimit() {
    return Duration.ofMinutes(5);
  }

  /** Services drain within 10 s. */
  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(20);
  }
}
