package io.votestream.localstack.parts;

import static java.util.Objects.requireNonNull;

import java.io.File;
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

  /** The folder that holds the modules. */
  public static Path project() {
    return target().resolve("../..").normalize();
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

  /** The libraries beside it, in the order that the build gave them. */
  static List<Path> libraries() {
    Path list = target().resolve("libraries");
    try {
      return Stream.of(Files.readString(list).trim().split(File.pathSeparator))
          .map(library -> target().resolve("lib").resolve(Path.of(library).getFileName()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("local-stack is not built: " + list, e);
    }
  }
}
