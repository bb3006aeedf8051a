package io.votestream.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.query.domain.poll.ListPosition;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.util.Base64;

/** Writes a place in the list of polls as text that means nothing to clients. */
final class Cursor {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private Cursor() {}

  static String encode(ListPosition position) {
    return ENCODER.encodeToString((position.createdAt() + ":" + position.id()).getBytes(UTF_8));
  }

  static ListPosition decode(String cursor) {
    try {
      String decoded = new String(DECODER.decode(cursor), UTF_8);
      int colon = decoded.indexOf(':');
      if (colon > 0) {
        long createdAt = Long.parseLong(decoded.substring(0, colon));
        return new ListPosition(createdAt, decoded.substring(colon + 1));
      }
    } catch (IllegalArgumentException e) {
      // Falls through: no text that this service has handed out.
    }
    throw new Refusal(ErrorCode.INVALID_CURSOR, "Use a nextCursor as it was handed out, or none.");
  }
}
