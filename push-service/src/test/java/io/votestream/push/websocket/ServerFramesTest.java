package io.votestream.push.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;

class ServerFramesTest {

  @Test
  void theLengthTakesOneThreeOrNineBytes() {
    assertThat(head(125, 2)).containsExactly(0x81, 125);
    assertThat(head(126, 4)).containsExactly(0x81, 126, 0, 126);
    assertThat(head(65_535, 4)).containsExactly(0x81, 126, 255, 255);
    assertThat(head(65_536, 10)).containsExactly(0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0);
  }

  @Test
  void aCloseFrameHasItsStatusFirst() {
    assertThat(ServerFrames.close(CloseStatus.SERVICE_RESTARTED))
        .containsExactly(0x88, 2, 0x03, 0xF4);
    assertThat(ServerFrames.close(CloseStatus.SERVICE_RESTARTED.withReason("x")))
        .containsExactly(0x88, 3, 0x03, 0xF4, 'x');
  }

  private static byte[] head(int payload, int bytes) {
    byte[] frame = ServerFrames.frame(Opcode.TEXT, new byte[payload]);
    assertThat(frame).hasSize(payload + bytes);
    return Arrays.copyOf(frame, bytes);
  }
}
