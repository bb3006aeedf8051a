package io.votestream.localstack.parts;

import java.nio.file.Path;

/**
 * Where a stack keeps its state: pid files in {@code run}, output in {@code logs}, all else in
 * {@code data}.
 *
 * @param root absolute
 */
public record StackHome(Path root) {

  public StackHome {
    root = root.toAbsolutePath().normalize();
  }

  public Path run() {
    return root.resolve("run");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /** What a part keeps between runs. */
  public Path data(String part) {
    return root.resolve("data").resolve(part);
  }

  /** Where a part's standard output and error go. */
  public Path log(String part) {
    return logs().resolve(part + ".log");
  }

  PidFile pidFile(String part) {
    return new PidFile(run().resolve(part + ".pid"), run().resolve(part + ".started"));
  }
}
