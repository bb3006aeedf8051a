package io.votestream.localstack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Children that outlived a killed parent. nginx's workers do: they go on for ever and keep its
 * port.
 */
final class Orphans {

  private static final Path PROC = Path.of("/proc");
  private static final int PROCESS_GROUP = 2;

  private Orphans() {}

  /**
   * Processes of a part that was started as the leader of its own process group.
   *
   * @param leader pid of the part's process, which has ended
   * @param folder the part's own; numbers are used again, but nobody else works in there
   */
  static List<Long> of(long leader, Path folder) throws IOException {
    if (!Files.isDirectory(PROC)) {
      return List.of();
    }
    try (Stream<Path> processes = Files.list(PROC)) {
      return processes
          .map(process -> process.getFileName().toString())
          .filter(name -> name.matches("\\d+"))
          .filter(name -> belongs(PROC.resolve(name), leader, folder))
          .map(Long::valueOf)
          .toList();
    }
  }

  private static boolean belongs(Path process, long leader, Path folder) {
    try {
      String[] fields = ProcessIdentity.fields(Files.readString(process.resolve("stat")));
      return fields[PROCESS_GROUP].equals(String.valueOf(leader))
          && Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder);
    } catch (IOException e) {
      return false; // it has ended meanwhile, or is another user's
    }
  }
}
