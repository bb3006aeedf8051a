package io.votestream.localstack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Another user to run a part as when this process belongs to root: Postgres refuses root, and
 * nginx's workers need no such rights.
 */
record UnprivilegedUser(String name, String group) {

  private static final List<String> CANDIDATES = List.of("postgres", "www-data", "nobody");

  /** Empty unless we are root. */
  static Optional<UnprivilegedUser> ifRoot() throws IOException, InterruptedException {
    if (!Command.run("id", "-u").trim().equals("0")) {
      return Optional.empty();
    }
    for (String candidate : CANDIDATES) {
      Optional<String> group = Command.tryRun(List.of("id", "-gn", candidate));
      if (group.isPresent()) {
        return Optional.of(new UnprivilegedUser(candidate, group.get().trim()));
      }
    }
    throw new IOException("no user among " + CANDIDATES + " to run Postgres as");
  }

  /** Hands a folder over. */
  void own(Path folder) throws IOException, InterruptedException {
    Command.run("chown", "-R", name + ":" + group, folder.toString());
  }

  boolean canReach(Path file) throws IOException, InterruptedException {
    List<String> test = new ArrayList<>(plain());
    test.addAll(List.of("test", "-r", file.toString()));
    return Command.tryRun(test).isPresent();
  }

  /**
   * What to put before a command so that it runs as this user and can reach all the folders given.
   * One that lies below a folder closed to others, such as root's home, is reached by a capability
   * to search folders, the least that works.
   */
  List<String> prefix(List<Path> folders) throws IOException, InterruptedException {
    for (Path folder : folders) {
      if (!canReach(folder)) {
        return withCapability(mayReadAll() ? "dac_read_search" : "dac_override");
      }
    }
    return plain();
  }

  private List<String> plain() {
    return List.of("setpriv", "--reuid", name, "--regid", group, "--init-groups");
  }

  private List<String> withCapability(String capability) {
    List<String> prefix = new ArrayList<>(plain());
    prefix.add("--inh-caps=-all,+" + capability);
    prefix.add("--ambient-caps=-all,+" + capability);
    prefix.add("--bounding-set=-all,+" + capability);
    return prefix;
  }

  /** CAP_DAC_READ_SEARCH, which root in a container may lack. */
  private static boolean mayReadAll() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("CapBnd:"))
        .map(line -> Long.parseUnsignedLong(line.substring("CapBnd:".length()).trim(), 16))
        .anyMatch(capabilities -> (capabilities & (1L << 2)) != 0);
  }
}
