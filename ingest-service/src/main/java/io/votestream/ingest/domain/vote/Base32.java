package io.votestream.ingest.domain.vote;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as people can read them out and type them (Douglas Crockford's Base32): no I, L, O, U, and
 * those that are typed for 1 and 0 are understood. For lengths that are multiples of five bytes.
 */
final class Base32 {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BITS = 5;
  private static final int GROUP = 4;
  private static final int MAX_LENGTH = 64;

  private Base32() {}

  /** In groups of four with hyphens between them. */
  static String grouped(byte[] bytes) {
    BigInteger number = new BigInteger(1, bytes);
    int length = bytes.length * Byte.SIZE / BITS;
    StringBuilder text = new StringBuilder();
    for (int i = length - 1; i >= 0; i--) {
      int digit = number.shiftRight(i * BITS).intValue() & (ALPHABET.length() - 1);
      text.append(ALPHABET.charAt(digit));
      if (i > 0 && (length - i) % GROUP == 0) {
        text.append('-');
      }
    }
    return text.toString();
  }

  /** Null for what is no Base32. Case, hyphens and blanks do not matter. */
  static byte @Nullable [] bytes(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    BigInteger number = BigInteger.ZERO;
    int digits = 0;
    for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
      if (c == '-' || c == ' ') {
        continue;
      }
      int digit = ALPHABET.indexOf(c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c);
      if (digit < 0) {
        return null;
      }
      number = number.shiftLeft(BITS).or(BigInteger.valueOf(digit));
      digits++;
    }
    return digits * BITS % Byte.SIZE == 0 ? ofLength(number, digits * BITS / Byte.SIZE) : null;
  }

  private static byte[] ofLength(BigInteger number, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = number.shiftRight((length - 1 - i) * Byte.SIZE).byteValue();
    }
    return bytes;
  }
}
