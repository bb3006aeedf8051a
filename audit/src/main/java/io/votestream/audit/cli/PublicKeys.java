package io.votestream.audit.cli;

import io.votestream.schemas.Secret;
import io.votestream.schemas.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ed25519 public keys as people have them at hand: 64 hexadecimal digits, base64, or a file with
 * either or with a JSON key set ({@code {"keys": [{"purpose", "x", …}]}}, RFC 7517 and 8037).
 */
record PublicKeys(Map<String, byte[]> byPurpose) {

  private static final int BYTES = 32;
  private static final String ANY = "";

  /**
   * @throws IllegalArgumentException if it is none of these
   */
  static PublicKeys of(String keyOrFile) throws IOException {
    Path file = path(keyOrFile);
    return parse((file == null ? keyOrFile : Files.readString(file)).strip());
  }

  /** Those that a deployment with this secret publishes. */
  static PublicKeys of(Secret secret) {
    Map<String, byte[]> keys = new HashMap<>();
    for (String purpose : List.of("receipt", "log-root")) {
      keys.put(purpose, new SigningKey(secret, purpose).publicKey());
    }
    return new PublicKeys(keys);
  }

  private static @Nullable Path path(String text) {
    try {
      Path path = Path.of(text);
      return Files.isRegularFile(path) ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /**
   * @param text the key, or the JSON key set
   */
  static PublicKeys parse(String text) {
    if (!text.startsWith("{")) {
      return new PublicKeys(Map.of(ANY, decode(text)));
    }
    Map<String, byte[]> keys = new HashMap<>();
    try {
      for (JsonNode key : JsonMapper.shared().readTree(text).path("keys")) {
        keys.put(key.path("purpose").asString(ANY), decode(key.path("x").asString("")));
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("that is no JSON key set", e);
    }
    return new PublicKeys(keys);
  }

  private static byte[] decode(String text) {
    byte[] key =
        text.matches("[0-9a-fA-F]{64}")
            ? HexFormat.of().parseHex(text)
            : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    if (key.length != BYTES) {
      throw new IllegalArgumentException("a public key has " + BYTES + " bytes");
    }
    return key;
  }

  /** The key for this purpose, or the one that was given without saying what for. */
  byte[] required(String purpose) {
    byte[] key = byPurpose.getOrDefault(purpose, byPurpose.get(ANY));
    if (key == null) {
      throw new IllegalArgumentException("there is no key for " + purpose + " in that key set");
    }
    return key;
  }

  /** The key that was given for this purpose by name; null for none. */
  byte @Nullable [] named(String purpose) {
    return byPurpose.get(purpose);
  }
}
