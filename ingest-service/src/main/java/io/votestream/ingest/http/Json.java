package io.votestream.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.votestream.ingest.domain.ErrorCode;
import io.votestream.ingest.domain.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads bodies strictly and writes answers. Jackson's defaults would ignore unknown fields, take
 * the last of two equal ones and turn "0", 0.0 and null into 0.
 */
public final class Json {

  private static final int MAX_BODY_BYTES = 16 * 1024;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_NUMBER_LENGTH = 32;

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text -> {
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  /**
   * @throws Refusal BODY_TOO_LARGE, MALFORMED_JSON, UNKNOWN_FIELD, DUPLICATE_FIELD, WRONG_TYPE,
   *     OUT_OF_RANGE
   */
  <T> T read(HttpServletRequest request, Class<T> type) {
    byte[] body = body(request);
    try {
      check(body);
      return mapper.readValue(body, type);
    } catch (JacksonException e) {
      throw JsonRefusal.of(e);
    }
  }

  /**
   * What binding would not see: a null, which a record cannot tell from an absent field, and a
   * second value behind the first.
   */
  private void check(byte[] body) {
    try (JsonParser parser = mapper.createParser(body)) {
      boolean complete = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_NULL) {
          throw new Refusal(ErrorCode.WRONG_TYPE, "No field may be null.");
        }
        if (complete) {
          throw new Refusal(ErrorCode.MALFORMED_JSON, "The body must be one JSON object.");
        }
        complete = parser.streamReadContext().inRoot();
      }
      if (!complete) {
        throw new Refusal(ErrorCode.MALFORMED_JSON, "The body is empty.");
      }
    }
  }

  void write(HttpServletResponse response, int status, String mediaType, Object body)
      throws IOException {
    byte[] bytes = mapper.writeValueAsBytes(body);
    response.setStatus(status);
    response.setContentType(mediaType);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** Counts while reading: a chunked body announces no length. */
  private static byte[] body(HttpServletRequest request) {
    try {
      byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES) {
        throw new Refusal(
            ErrorCode.BODY_TOO_LARGE, "A body may have " + MAX_BODY_BYTES + " bytes.");
      }
      return body;
    } catch (IOException e) {
      throw new Refusal(ErrorCode.MALFORMED_REQUEST, "The body could not be read to its end.");
    }
  }
}
