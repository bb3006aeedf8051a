package io.votestream.localstack.parts;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the build put this module. The broker and the Postgres binaries are found here rather than
 * on the class path, so that a test that uses them does not inherit their libraries.
 */
public final class Installation {

  private Installation() {}

  /** The module's {@code target} folder. */
  public static Path target() {
    return requireNonNull(code().getParent());
  }

  /** This module's own classes: a jar, or a folder before it is packaged. */
  static Path code() {
    try {
      return Path.of(
          Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The libraries beside it, in order of name. */
  static List<Path> libraries() {
    Path lib = target().resolve("lib");
    try (Stream<Path> files = Files.list(lib)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("local-stack is not built: " + lib, e);
    }
  }
}
