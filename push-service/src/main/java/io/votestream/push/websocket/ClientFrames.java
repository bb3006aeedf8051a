package io.votestream.push.websocket;

import io.votestream.push.domain.transport.Conversation;
import io.votestream.push.domain.transport.Inbound;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/**
 * Reads what a viewer sends (RFC 6455 §5). Control frames are answered; messages are read past and
 * never kept, so their text is not checked either. Keeps at most one control frame.
 */
final class ClientFrames implements Inbound {

  /** Bytes of one message, over all its fragments. */
  static final int MAX_MESSAGE = 1024;

  private static final int MASK_BYTES = 4;
  private static final byte[] NO_STATUS = ServerFrames.frame(Opcode.CLOSE, new byte[0]);

  private final Conversation viewer;
  private final FrameHeader header = new FrameHeader();
  private byte @Nullable [] control;
  private long remaining;
  private long message;
  private boolean inMessage;
  private boolean done;

  ClientFrames(Conversation viewer) {
    this.viewer = viewer;
  }

  @Override
  public void received(byte[] bytes, int length) {
    int at = 0;
    while (at < length && !done) {
      if (remaining == 0) {
        if (header.take(bytes[at++])) {
          begin();
        }
      } else {
        int taken = (int) Math.min(remaining, length - at);
        if (control != null) {
          System.arraycopy(bytes, at, control, control.length - (int) remaining, taken);
        }
        at += taken;
        remaining -= taken;
        if (remaining == 0) {
          end();
        }
      }
    }
  }

  private void begin() {
    if (!header.isValid()) {
      fail(CloseStatus.PROTOCOL_ERROR);
      return;
    }
    remaining = header.payload();
    if (Opcode.isControl(header.opcode())) {
      control = new byte[(int) remaining];
    } else if (inMessage != (header.opcode() == Opcode.CONTINUATION)) {
      fail(CloseStatus.PROTOCOL_ERROR);
      return;
    } else {
      message = (inMessage ? message : 0) + remaining;
      inMessage = !header.fin();
      if (message > MAX_MESSAGE) {
        fail(CloseStatus.TOO_BIG_TO_PROCESS);
        return;
      }
    }
    if (remaining == 0) {
      end();
    }
  }

  private void end() {
    byte[] payload = control;
    control = null;
    if (payload != null) {
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= header.mask(i % MASK_BYTES);
      }
      switch (header.opcode()) {
        case Opcode.PING -> viewer.reply(ServerFrames.frame(Opcode.PONG, payload));
        case Opcode.PONG -> viewer.answered();
        default -> close(payload);
      }
    }
    header.clear();
  }

  /** Answers with the same status; if this was the answer to ours, nothing is left to say. */
  private void close(byte[] payload) {
    done = true;
    if (payload.length == 0) {
      viewer.leave(NO_STATUS, true);
    } else if (CloseCodes.isValid(payload)) {
      viewer.leave(ServerFrames.frame(Opcode.CLOSE, Arrays.copyOf(payload, 2)), true);
    } else {
      viewer.leave(ServerFrames.close(CloseStatus.PROTOCOL_ERROR), true);
    }
  }

  private void fail(CloseStatus status) {
    done = true;
    viewer.leave(ServerFrames.close(status), false);
  }
}
