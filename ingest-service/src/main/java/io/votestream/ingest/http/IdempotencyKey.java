package io.votestream.ingest.http;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header that makes a retry safe (draft-ietf-httpapi-idempotency-key-header). */
final class IdempotencyKey {

  private static final String HEADER = "Idempotency-Key";
  private static final int MAX_LENGTH = 255;

  private IdempotencyKey() {}

  /**
   * The key as sent, quotes included; null if there is none.
   *
   * @throws Refusal INVALID_IDEMPOTENCY_KEY
   */
  static @Nullable String of(HttpServletRequest request) {
    List<String> keys = Collections.list(request.getHeaders(HEADER));
    if (keys.isEmpty()) {
      return null;
    }
    if (keys.size() > 1) {
      throw new Refusal(
          ErrorCode.INVALID_IDEMPOTENCY_KEY, HEADER + " must be given once at the most.");
    }
    String key = keys.getFirst();
    if (key.isEmpty()
        || key.length() > MAX_LENGTH
        || !key.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new Refusal(
          ErrorCode.INVALID_IDEMPOTENCY_KEY,
          HEADER + " must be 1 to " + MAX_LENGTH + " printable ASCII characters.");
    }
    return key;
  }
}
