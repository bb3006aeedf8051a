package io.votestream.ingest.http;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Bodies are read as UTF-8 and as they are: what is said to be something else is not guessed at.
 */
final class BodyEncoding {

  private static final String NONE = "identity";

  private BodyEncoding() {}

  /**
   * @throws Refusal UNSUPPORTED_MEDIA_TYPE
   */
  static void requirePlainUtf8(HttpServletRequest request) {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase(NONE)) {
      throw new Refusal(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must come without a Content-Encoding.");
    }
    Charset charset = charset(request.getContentType());
    if (!charset.equals(StandardCharsets.UTF_8)) {
      throw new Refusal(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be in UTF-8.");
    }
  }

  private static Charset charset(@Nullable String contentType) {
    try {
      Charset named =
          contentType == null ? null : MediaType.parseMediaType(contentType).getCharset();
      return named == null ? StandardCharsets.UTF_8 : named;
    } catch (InvalidMediaTypeException e) {
      throw new Refusal(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Content-Type is no media type.");
    }
  }
}
