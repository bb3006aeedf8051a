package io.votestream.localstack.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a command to its end. */
final class Command {

  private Command() {}

  /**
   * Its output.
   *
   * @throws IOException with the output if it fails
   */
  static String run(String... command) throws IOException, InterruptedException {
    return run(List.of(command), null, "");
  }

  /** The same in a given folder, with an input. */
  static String run(List<String> command, @Nullable Path folder, String input)
      throws IOException, InterruptedException {
    Result result = finish(command, folder, input);
    if (result.exit != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + result.output.trim());
    }
    return result.output;
  }

  /** Its output; empty if it fails. */
  static Optional<String> tryRun(List<String> command) throws IOException, InterruptedException {
    Result result = finish(command, null, "");
    return result.exit == 0 ? Optional.of(result.output) : Optional.empty();
  }

  private static Result finish(List<String> command, @Nullable Path folder, String input)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder == null ? null : folder.toFile())
            .redirectErrorStream(true)
            .start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.waitFor(), output);
  }

  private record Result(int exit, String output) {}
}
