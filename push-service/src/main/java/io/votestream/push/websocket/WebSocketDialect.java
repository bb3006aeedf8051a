package io.votestream.push.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.push.domain.transport.Conversation;
import io.votestream.push.domain.transport.Dialect;
import io.votestream.push.domain.transport.Dismissal;
import io.votestream.push.domain.transport.Inbound;
import io.votestream.push.domain.transport.Transport;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/** A text message per frame, pings as heartbeats: browsers answer them and tell no script. */
public final class WebSocketDialect implements Dialect {

  private static final byte[] NOTHING = {};
  private static final byte[] PING = ServerFrames.frame(Opcode.PING, NOTHING);
  private static final byte[] ALIVE =
      ServerFrames.frame(Opcode.TEXT, "{\"type\":\"alive\"}".getBytes(UTF_8));

  @Override
  public Transport transport() {
    return Transport.WEBSOCKET;
  }

  @Override
  public byte[] greeting() {
    return NOTHING;
  }

  @Override
  public byte[] frame(@Nullable String id, byte[] text) {
    return ServerFrames.frame(Opcode.TEXT, text);
  }

  @Override
  public byte[] heartbeat() {
    return PING;
  }

  @Override
  public byte[] alive() {
    return ALIVE;
  }

  @Override
  public boolean answersHeartbeats() {
    return true;
  }

  @Override
  public byte[] goodbye(byte[] text, Duration retryAfter) {
    byte[] message = ServerFrames.frame(Opcode.TEXT, text);
    byte[] close = ServerFrames.close(CloseStatus.SERVICE_RESTARTED);
    return ByteBuffer.allocate(message.length + close.length).put(message).put(close).array();
  }

  /**
   * 1013 to those who cannot keep up, because 1008 would tell them not to come back, and with a
   * better line they are welcome.
   */
  @Override
  public byte[] dismissal(Dismissal reason) {
    return ServerFrames.close(
        switch (reason) {
          case TOO_SLOW, SILENT -> CloseStatus.SERVICE_OVERLOAD.withReason("too slow");
          case TALKATIVE -> CloseStatus.POLICY_VIOLATION.withReason("this feed only speaks");
        });
  }

  @Override
  public boolean viewerHangsUp() {
    return true;
  }

  @Override
  public Inbound inbound(Conversation viewer) {
    return new ClientFrames(viewer);
  }
}
