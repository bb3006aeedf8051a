package io.votestream.ingest.domain.vote;

import java.math.BigInteger;
import java.text.Normalizer;
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

  /**
   * Null for what is no Base32. Case does not matter, nor what is neither letter nor digit: mail
   * programs and word processors make other dashes and blanks of ours, and people end a sentence
   * with a code.
   */
  static byte @Nullable [] bytes(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    BigInteger number = BigInteger.ZERO;
    int digits = 0;
    String letters = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    for (char typed : letters.toCharArray()) {
      if (!Character.isLetterOrDigit(typed)) {
        continue;
      }
      int decimal = Character.digit(typed, 10);
      char c = decimal < 0 ? typed : (char) ('0' + decimal);
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
