package io.votestream.audit.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.schemas.SigningKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Text with an Ed25519 signature as C2SP's signed-note describes it: the text, an empty line, and
 * {@code — NAME BASE64(key id, signature)}. Other signatures below are for others to check.
 */
public final class SignedNote {

  private static final byte ED25519 = 1;
  private static final int KEY_ID_BYTES = 4;
  private static final String DASH = "\u2014 ";

  private SignedNote() {}

  /**
   * @param text ends in a newline and has no other control characters
   * @param name of the key; without spaces and plus signs
   */
  public static String sign(String text, String name, SigningKey key) {
    return text + "\n" + signature(text, name, key);
  }

  /** The signature's line alone. */
  static String signature(String text, String name, SigningKey key) {
    byte[] signature = key.sign(text.getBytes(UTF_8));
    byte[] signed =
        ByteBuffer.allocate(KEY_ID_BYTES + signature.length)
            .put(keyId(name, key.publicKey()))
            .put(signature)
            .array();
    return DASH + name + " " + Base64.getEncoder().encodeToString(signed) + "\n";
  }

  /**
   * The text of a note that this key signed under this name.
   *
   * @throws InvalidBundleException if it is not signed so, or is no note
   */
  public static String open(String note, String name, byte[] publicKey)
      throws InvalidBundleException {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw new InvalidBundleException("is no signed note");
    }
    String text = note.substring(0, end + 1);
    String prefix = DASH + name + " ";
    byte[] keyId = keyId(name, publicKey);
    for (String line : note.substring(end + 2, note.length() - 1).split("\n", -1)) {
      if (!line.startsWith(DASH)) {
        throw new InvalidBundleException("has a line among its signatures that is none");
      }
      if (line.startsWith(prefix)) {
        byte[] signed = decode(line.substring(prefix.length()));
        if (signed.length > KEY_ID_BYTES
            && Arrays.equals(keyId, 0, KEY_ID_BYTES, signed, 0, KEY_ID_BYTES)) {
          byte[] signature = Arrays.copyOfRange(signed, KEY_ID_BYTES, signed.length);
          if (SigningKey.verify(publicKey, text.getBytes(UTF_8), signature)) {
            return text;
          }
          throw new InvalidBundleException("bears a signature that does not fit its text");
        }
      }
    }
    throw new InvalidBundleException("is not signed with the expected key");
  }

  /** Only the one way to write the bytes: otherwise changes could hide in unused bits. */
  static byte[] decode(String base64) throws InvalidBundleException {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException("has something else where base64 belongs", e);
    }
    throw new InvalidBundleException("has base64 with stray bits");
  }

  private static byte[] keyId(String name, byte[] publicKey) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(name.getBytes(UTF_8));
      digest.update((byte) '\n');
      digest.update(ED25519);
      return Arrays.copyOf(digest.digest(publicKey), KEY_ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
