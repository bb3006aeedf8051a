package io.votestream.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
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

  /** 50 options of 200 characters, each written as two escaped halves of a pair. */
  private static final int MAX_POLL_BYTES = 128 * 1024;

  private static final String MEDIA_TYPE = "application/json";
  private static final int MAX_DEPTH = 8;
  private static final int MAX_NUMBER_LENGTH = 32;

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxNumberLength(MAX_NUMBER_LENGTH)
          .build();

  /** A generator that is closed leaves its target open: what it wrote is read from there. */
  private static final JsonFactory LINES =
      JsonFactory.builder()
          .streamReadConstraints(CONSTRAINTS)
          .rootValueSeparator("")
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(CONSTRAINTS)
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
    return parse(body(request, MAX_BODY_BYTES), type);
  }

  /**
   * As {@link #read}, of a request that may do without a body.
   *
   * @throws Refusal also UNSUPPORTED_MEDIA_TYPE
   */
  <T> T readOptional(HttpServletRequest request, Class<T> type, T without) {
    byte[] body = body(request, MAX_BODY_BYTES);
    if (body.length == 0) {
      return without;
    }
    String mediaType = request.getContentType();
    if (mediaType == null || !mediaType.toLowerCase(Locale.ROOT).startsWith(MEDIA_TYPE)) {
      throw new Refusal(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be " + MEDIA_TYPE + ".");
    }
    return parse(body, type);
  }

  /** The body of a poll, which may be larger than others. */
  byte[] pollBody(HttpServletRequest request) {
    return body(request, MAX_POLL_BYTES);
  }

  /** See {@link #read}. */
  <T> T parse(byte[] body, Class<T> type) {
    String text = Utf8.decode(body);
    try {
      check(text);
      return mapper.readValue(text, type);
    } catch (JacksonException e) {
      throw JsonRefusal.of(e);
    }
  }

  /**
   * What binding would not see: a null, which a record cannot tell from an absent field, and a
   * second value behind the first.
   */
  private void check(String body) {
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

  /**
   * For one line of many. Duplicate fields are left to whoever reads the few there are.
   *
   * @throws Refusal MALFORMED_JSON
   */
  JsonParser parser(byte[] bytes, int offset, int length) {
    Utf8.require(bytes, offset, length);
    return LINES.createParser(ObjectReadContext.empty(), bytes, offset, length);
  }

  /** For many small objects. */
  JsonGenerator generator(OutputStream out) {
    return LINES.createGenerator(ObjectWriteContext.empty(), out);
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
  private static byte[] body(HttpServletRequest request, int max) {
    BodyEncoding.requirePlainUtf8(request);
    try {
      byte[] body = request.getInputStream().readNBytes(max + 1);
      if (body.length > max) {
        throw new Refusal(ErrorCode.BODY_TOO_LARGE, "This body may have " + max + " bytes.");
      }
      return body;
    } catch (IOException e) {
      throw BrokenBody.of(e);
    }
  }
}
