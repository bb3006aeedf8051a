package io.votestream.bench.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The stack that `./votestream up` started, as an operator handles it: through the script and
 * through its pid files.
 *
 * @param script the `./votestream` script
 * @param home its state directory
 */
public record RunningStack(Path script, Path home) {

  private static final int SCALE_LIMIT_SECONDS = 120;

  /**
   * @throws IllegalStateException with the script's own words if it fails
   */
  public void scale(String service, int instances) throws IOException, InterruptedException {
    Path output = Files.createTempFile("votestream-scale", ".log");
    try {
      ProcessBuilder command =
          new ProcessBuilder(List.of(script.toString(), "scale", service + "=" + instances))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      command.environment().put("VOTESTREAM_HOME", home.toString());
      Process process = command.start();
      if (!process.waitFor(SCALE_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroy();
        throw new IllegalStateException("scale failed: " + Files.readString(output));
      }
    } finally {
      Files.delete(output);
    }
  }

  /** SIGKILL, without a word to the process. */
  public void kill(String instance) throws IOException {
    ProcessHandle.of(pid(instance)).orElseThrow().destroyForcibly();
  }

  /** Sends a signal by name, such as STOP or CONT. */
  public void signal(String instance, String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(pid(instance))).start().waitFor();
  }

  /** Pid of an instance such as `ingest-service-1`. */
  public long pid(String instance) throws IOException {
    return Long.parseLong(Files.readString(home.resolve("run").resolve(instance + ".pid")).strip());
  }
}
