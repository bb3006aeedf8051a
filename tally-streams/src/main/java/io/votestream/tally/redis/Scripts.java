package io.votestream.tally.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The Lua scripts beside this package. */
final class Scripts {

  private Scripts() {}

  /**
   * @param name of the file in {@code resources/redis}
   */
  static String read(String name) {
    try (InputStream script = Scripts.class.getResourceAsStream("/redis/" + name)) {
      return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
