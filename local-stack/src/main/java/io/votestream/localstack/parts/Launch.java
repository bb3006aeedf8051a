package io.votestream.localstack.parts;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is started.
 *
 * @param environment added to what this process itself has
 */
public record Launch(List<String> command, Map<String, String> environment, Path directory) {

  static Launch of(List<String> command, Path directory) {
    return new Launch(command, Map.of(), directory);
  }
}
