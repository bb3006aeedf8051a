package io.votestream.push.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandshakeTest {

  /** The example of RFC 6455 §1.2. */
  private final Map<String, String> headers =
      new HashMap<>(
          Map.of(
              "Upgrade", "websocket",
              "Connection", "keep-alive, Upgrade",
              "Sec-WebSocket-Version", "13",
              "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));

  @Test
  void answersTheExampleOfTheRfc() {
    assertThat(Handshake.isAsked(headers::get)).isTrue();
    assertThat(Handshake.accept(headers::get)).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @Test
  void anotherProtocolIsNotAsked() {
    headers.put("Upgrade", "h2c");
    assertThat(Handshake.isAsked(headers::get)).isFalse();
    headers.remove("Upgrade");
    assertThat(Handshake.isAsked(headers::get)).isFalse();
  }

  @Test
  void refusesWhatIsNoHandshake() {
    assertRefused("Connection", "keep-alive", ErrorCode.INVALID_HANDSHAKE);
    assertRefused("Sec-WebSocket-Key", "c2hvcnQ=", ErrorCode.INVALID_HANDSHAKE);
    assertRefused("Sec-WebSocket-Key", "?", ErrorCode.INVALID_HANDSHAKE);
    assertRefused("Sec-WebSocket-Version", "8", ErrorCode.UNSUPPORTED_WEBSOCKET_VERSION);
  }

  private void assertRefused(String header, String value, ErrorCode code) {
    Map<String, String> wrong = new HashMap<>(headers);
    wrong.put(header, value);
    assertThatThrownBy(() -> Handshake.accept(wrong::get))
        .extracting(refusal -> ((Refusal) refusal).code())
        .isEqualTo(code);
  }
}
