package io.votestream.testparts;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Ends a server when this JVM ends, however it ends: a test run that is killed must not leave a
 * broker behind.
 */
final class AfterThisJvm {

  private AfterThisJvm() {}

  /** Kills the process and deletes its data. */
  static void delete(Path data, long pid) {
    try {
      // Its standard input is a pipe that nobody writes to; the kernel closes it with this JVM.
      new ProcessBuilder(
              "sh",
              "-c",
              "read _; kill -9 \"$1\"; sleep 1; rm -rf \"$2\"",
              "sh",
              pid + "",
              "" + data)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new IllegalStateException("no shell to look after process " + pid, e);
    }
  }
}
