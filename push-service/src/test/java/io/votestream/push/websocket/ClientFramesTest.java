package io.votestream.push.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.push.domain.transport.Conversation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.socket.CloseStatus;

class ClientFramesTest {

  private static final boolean WAITS = false;
  private static final boolean HANGS_UP = true;

  private final Talk talk = new Talk();
  private final ClientFrames frames = new ClientFrames(talk);

  @Test
  void aPingIsAnsweredWithItsText() {
    receive(masked(0x89, "abc"));

    assertThat(talk.said).containsExactly("reply " + hex(0x8A, 3, 'a', 'b', 'c'));
  }

  @Test
  void aPongIsNoted() {
    receive(masked(0x8A, ""));
    receive(masked(0x8A, "x"));

    assertThat(talk.said).containsExactly("answered", "answered");
  }

  @Test
  void itDoesNotMatterHowBytesArrive() {
    for (byte b : concat(masked(0x81, "hello"), masked(0x89, "p"), masked(0x8A, ""))) {
      receive(b & 0xFF);
    }

    assertThat(talk.said).containsExactly("reply " + hex(0x8A, 1, 'p'), "answered");
  }

  @Test
  void messagesAreReadPast() {
    receive(masked(0x82, "x".repeat(ClientFrames.MAX_MESSAGE)));
    receive(masked(0x01, "x".repeat(1000)));
    receive(masked(0x89, ""));
    receive(masked(0x80, "x".repeat(24)));
    receive(masked(0x8A, ""));

    assertThat(talk.said).containsExactly("reply " + hex(0x8A, 0), "answered");
  }

  @Test
  void messagesAreBounded() {
    receive(masked(0x81, "x".repeat(ClientFrames.MAX_MESSAGE + 1)));

    assertThat(talk.said).containsExactly(left(CloseStatus.TOO_BIG_TO_PROCESS, WAITS));
  }

  @Test
  void fragmentsAreBoundedTogether() {
    receive(masked(0x01, "x".repeat(ClientFrames.MAX_MESSAGE)));
    receive(masked(0x00, "x"));

    assertThat(talk.said).containsExactly(left(CloseStatus.TOO_BIG_TO_PROCESS, WAITS));
  }

  @Test
  void aLengthBeyondAllMeasureIsBoundedToo() {
    receive(0x82, 0xFF, 0x7F, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4);

    assertThat(talk.said).containsExactly(left(CloseStatus.TOO_BIG_TO_PROCESS, WAITS));
  }

  @Test
  void aCloseIsReturnedWithItsStatus() {
    receive(masked(0x88, "\u0003\u00E8bye"));

    assertThat(talk.said).containsExactly("leave " + hex(0x88, 2, 0x03, 0xE8) + " " + HANGS_UP);
  }

  @Test
  void aCloseWithoutStatusIsReturnedWithoutOne() {
    receive(masked(0x88, ""));

    assertThat(talk.said).containsExactly("leave " + hex(0x88, 0) + " " + HANGS_UP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0003", "\u0000\u0001", "\u0003\u00ED", "\u0007\u00D0"})
  void aCloseWithAnImpossibleStatusIsAnError(String payload) {
    receive(masked(0x88, payload));

    assertThat(talk.said).containsExactly(left(CloseStatus.PROTOCOL_ERROR, HANGS_UP));
  }

  @Test
  void afterACloseNothingIsHeard() {
    receive(concat(masked(0x88, ""), masked(0x89, "x")));

    assertThat(talk.said).hasSize(1);
  }

  @Test
  void whatNoClientMaySendIsAnError() {
    assertProtocolError(0x81, 1, 'x');
    assertProtocolError(0xC1, 0x80, 1, 2, 3, 4);
    assertProtocolError(0x83, 0x80, 1, 2, 3, 4);
    assertProtocolError(0x8B, 0x80, 1, 2, 3, 4);
    assertProtocolError(0x09, 0x80, 1, 2, 3, 4);
    assertProtocolError(0x89, 0xFE, 0, 126, 1, 2, 3, 4);
    assertProtocolError(0x80, 0x80, 1, 2, 3, 4);
    assertProtocolError(0x01, 0x80, 1, 2, 3, 4, 0x81, 0x80, 1, 2, 3, 4);
    assertProtocolError(0x82, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4);
  }

  private static void assertProtocolError(int... bytes) {
    Talk talk = new Talk();
    byte[] received = bytes(bytes);
    new ClientFrames(talk).received(received, received.length);

    assertThat(talk.said).containsExactly(left(CloseStatus.PROTOCOL_ERROR, WAITS));
  }

  private void receive(int... bytes) {
    receive(bytes(bytes));
  }

  private void receive(byte[] bytes) {
    frames.received(bytes, bytes.length);
  }

  private static byte[] masked(int first, String latin) {
    byte[] mask = {1, 2, 3, 4};
    int length = latin.length();
    byte[] header =
        length < 126
            ? bytes(first, 0x80 | length)
            : bytes(first, 0x80 | 126, length >> 8, length & 0xFF);
    byte[] payload = new byte[length];
    for (int i = 0; i < length; i++) {
      payload[i] = (byte) (latin.charAt(i) ^ mask[i % 4]);
    }
    return concat(header, mask, payload);
  }

  private static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static String left(CloseStatus status, boolean hangUp) {
    return "leave " + hex(ServerFrames.close(status)) + " " + hangUp;
  }

  private static String hex(int... bytes) {
    return hex(bytes(bytes));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** Writes down what comes of a viewer's bytes. */
  private static final class Talk implements Conversation {

    private final List<String> said = new ArrayList<>();

    @Override
    public void reply(byte[] answer) {
      said.add("reply " + hex(answer));
    }

    @Override
    public void answered() {
      said.add("answered");
    }

    @Override
    public void leave(byte[] words, boolean hangUp) {
      said.add("leave " + hex(words) + " " + hangUp);
    }
  }
}
