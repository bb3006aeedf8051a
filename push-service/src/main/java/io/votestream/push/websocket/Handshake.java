package io.votestream.push.websocket;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketHttpHeaders;

/**
 * The server's part in opening a WebSocket (RFC 6455 §4.2). The Origin is not looked at here: a
 * page of any site may watch. What it could have of its visitor, a cookie, is refused where cookies
 * are read. No extension and no subprotocol is taken: frames of some 200 bytes would gain little
 * from compression, and each viewer would pay for it.
 */
public final class Handshake {

  /** The only version there is; to be named when another is refused. */
  public static final String VERSION = "13";

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int KEY_BYTES = 16;

  private Handshake() {}

  /** Whether a request asks for a WebSocket at all. */
  public static boolean isAsked(Function<String, @Nullable String> header) {
    return hasToken(header.apply("Upgrade"), "websocket");
  }

  /**
   * The Sec-WebSocket-Accept for a request.
   *
   * @throws Refusal INVALID_HANDSHAKE or UNSUPPORTED_WEBSOCKET_VERSION
   */
  public static String accept(Function<String, @Nullable String> header) {
    if (!hasToken(header.apply("Connection"), "upgrade")) {
      throw invalid("A WebSocket handshake has Connection: Upgrade.");
    }
    if (!VERSION.equals(header.apply(WebSocketHttpHeaders.SEC_WEBSOCKET_VERSION))) {
      throw new Refusal(
          ErrorCode.UNSUPPORTED_WEBSOCKET_VERSION, "Only version 13 of WebSocket is spoken here.");
    }
    String key = header.apply(WebSocketHttpHeaders.SEC_WEBSOCKET_KEY);
    if (key == null || !isKey(key)) {
      throw invalid("Sec-WebSocket-Key must be 16 bytes in base64.");
    }
    return Base64.getEncoder().encodeToString(sha1(key + GUID));
  }

  private static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean hasToken(@Nullable String list, String token) {
    return list != null
        && Arrays.stream(list.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .anyMatch(token::equals);
  }

  private static byte[] sha1(String text) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(text.getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private static Refusal invalid(String detail) {
    return new Refusal(ErrorCode.INVALID_HANDSHAKE, detail);
  }
}
