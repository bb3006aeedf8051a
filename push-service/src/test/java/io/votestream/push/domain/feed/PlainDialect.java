package io.votestream.push.domain.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.push.domain.transport.Conversation;
import io.votestream.push.domain.transport.Dialect;
import io.votestream.push.domain.transport.Dismissal;
import io.votestream.push.domain.transport.Inbound;
import io.votestream.push.domain.transport.Transport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says everything in one word, so that tests can read it. */
record PlainDialect(boolean answersHeartbeats, boolean viewerHangsUp) implements Dialect {

  @Override
  public Transport transport() {
    return Transport.WEBSOCKET;
  }

  @Override
  public byte[] greeting() {
    return new byte[0];
  }

  @Override
  public byte[] frame(@Nullable String id, byte[] text) {
    return id == null ? text : id.getBytes(UTF_8);
  }

  @Override
  public byte[] heartbeat() {
    return "heartbeat".getBytes(UTF_8);
  }

  @Override
  public byte[] alive() {
    return "alive".getBytes(UTF_8);
  }

  @Override
  public byte[] goodbye(byte[] text, Duration retryAfter) {
    return "goodbye".getBytes(UTF_8);
  }

  @Override
  public byte[] dismissal(Dismissal reason) {
    return reason.wireName().getBytes(UTF_8);
  }

  @Override
  public Inbound inbound(Conversation viewer) {
    return (bytes, length) -> {};
  }
}
