package io.votestream.localstack.parts;

import java.io.File;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs that the system brings. */
final class SystemProgram {

  private SystemProgram() {}

  /** Looks in PATH and where servers are kept, which the PATH of a plain user often leaves out. */
  static String find(String name) throws FileNotFoundException {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
            Stream.of(path.split(File.pathSeparator)),
            Stream.of("/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseThrow(() -> new FileNotFoundException(name + " is not installed"));
  }
}
