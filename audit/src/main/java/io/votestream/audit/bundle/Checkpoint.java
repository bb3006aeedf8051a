package io.votestream.audit.bundle;

import io.votestream.schemas.SigningKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * The root of a tree at some size, signed as C2SP's tlog-checkpoint describes it. The key's name is
 * the origin.
 */
public record Checkpoint(String origin, long size, byte[] root) {

  String sign(SigningKey key) {
    String text = origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    return SignedNote.sign(text, origin, key);
  }

  static Checkpoint open(String note, String origin, byte[] publicKey)
      throws InvalidBundleException {
    String[] lines = SignedNote.open(note, origin, publicKey).split("\n", -1);
    if (lines.length < 4 || !lines[0].equals(origin) || !lines[1].matches("0|[1-9]\\d{0,17}")) {
      throw new InvalidBundleException("is no checkpoint of " + origin);
    }
    return new Checkpoint(origin, Long.parseLong(lines[1]), SignedNote.decode(lines[2]));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint checkpoint
        && origin.equals(checkpoint.origin)
        && size == checkpoint.size
        && Arrays.equals(root, checkpoint.root);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(root);
  }
}
