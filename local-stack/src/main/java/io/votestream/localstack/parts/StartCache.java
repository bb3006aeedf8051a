package io.votestream.localstack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/**
 * The ahead-of-time cache of a service (JEP 514), beside its jar: classes as they are once loaded
 * and linked. It halves the processor time of a start, which counts most where instances are added
 * beside others that serve.
 *
 * @param jar of the service, beside its libraries in {@code lib}
 */
public record StartCache(Path jar) {

  public Path file() {
    return jar.resolveSibling(jar.getFileName().toString().replace(".jar", ".aot"));
  }

  /**
   * Whether it was made after everything it was made of. The JVM would refuse an older one with a
   * warning, and start as without.
   */
  public boolean isFresh() {
    try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
      if (!Files.exists(file())) {
        return false;
      }
      FileTime made = Files.getLastModifiedTime(file());
      for (Path part : Stream.concat(Stream.of(jar), libraries).toList()) {
        if (Files.getLastModifiedTime(part).compareTo(made) > 0) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
