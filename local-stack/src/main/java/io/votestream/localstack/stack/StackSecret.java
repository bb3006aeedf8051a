package io.votestream.localstack.stack;

import io.votestream.localstack.parts.StackHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret from which a stack's services derive their keys, made on its first start. */
public final class StackSecret {

  private static final int BYTES = 32;

  private StackSecret() {}

  /** Reads it, or makes one that only its owner can read. */
  public static String of(StackHome home) throws IOException {
    Path file = home.root().resolve("secret");
    if (!Files.exists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      Files.createDirectories(home.root());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
    }
    return Files.readString(file).trim();
  }
}
