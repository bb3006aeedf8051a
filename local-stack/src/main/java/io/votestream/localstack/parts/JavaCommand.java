package io.votestream.localstack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The java program that runs this process. */
public final class JavaCommand {

  private JavaCommand() {}

  public static String path() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * The flag that gives a JVM an empty folder for temporary files, among its data. One that is
   * killed leaves native libraries and its web server's folders there.
   */
  static String temporary(Path data) throws IOException {
    Path folder = data.resolve("tmp");
    Folders.delete(folder);
    return "-Djava.io.tmpdir=" + Files.createDirectory(folder);
  }
}
