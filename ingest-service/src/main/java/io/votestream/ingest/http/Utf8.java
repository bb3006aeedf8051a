package io.votestream.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * JSON is UTF-8 and nothing else (RFC 8259, section 8.1). Jackson guesses UTF-16 and UTF-32 and
 * takes other forms of a character, so that two texts would become one.
 */
final class Utf8 {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Utf8() {}

  /**
   * The text, without a byte order mark.
   *
   * @throws Refusal MALFORMED_JSON
   */
  static String decode(byte[] body) {
    String text = decode(body, 0, body.length);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /**
   * @throws Refusal MALFORMED_JSON
   */
  static void require(byte[] bytes, int offset, int length) {
    int all = 0;
    boolean nul = false;
    for (int i = offset; i < offset + length; i++) {
      all |= bytes[i];
      nul |= bytes[i] == 0;
    }
    if (nul) {
      throw malformed();
    }
    if (all < 0) {
      decode(bytes, offset, length);
    }
  }

  private static String decode(byte[] bytes, int offset, int length) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length)).toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  private static Refusal malformed() {
    return new Refusal(ErrorCode.MALFORMED_JSON, "The body is not UTF-8.");
  }
}
