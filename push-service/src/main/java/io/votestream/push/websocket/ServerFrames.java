package io.votestream.push.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.springframework.web.socket.CloseStatus;

/** Frames as a server writes them: whole and unmasked (RFC 6455 §5). */
final class ServerFrames {

  private static final int FIN = 0x80;
  private static final int LENGTH_IN_TWO_BYTES = 126;
  private static final int LENGTH_IN_EIGHT_BYTES = 127;
  private static final int MAX_UNSIGNED_SHORT = 0xFFFF;

  private ServerFrames() {}

  static byte[] frame(int opcode, byte[] payload) {
    ByteBuffer frame;
    if (payload.length < LENGTH_IN_TWO_BYTES) {
      frame = begin(opcode, 2 + payload.length).put((byte) payload.length);
    } else if (payload.length <= MAX_UNSIGNED_SHORT) {
      frame =
          begin(opcode, 4 + payload.length)
              .put((byte) LENGTH_IN_TWO_BYTES)
              .putShort((short) payload.length);
    } else {
      frame =
          begin(opcode, 10 + payload.length)
              .put((byte) LENGTH_IN_EIGHT_BYTES)
              .putLong(payload.length);
    }
    return frame.put(payload).array();
  }

  static byte[] close(CloseStatus status) {
    byte[] reason = status.getReason() == null ? new byte[0] : status.getReason().getBytes(UTF_8);
    byte[] payload =
        ByteBuffer.allocate(2 + reason.length)
            .putShort((short) status.getCode())
            .put(reason)
            .array();
    return frame(Opcode.CLOSE, payload);
  }

  private static ByteBuffer begin(int opcode, int size) {
    return ByteBuffer.allocate(size).put((byte) (FIN | opcode));
  }
}
