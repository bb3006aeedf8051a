package io.votestream.push.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.push.domain.transport.Conversation;
import io.votestream.push.domain.transport.Dialect;
import io.votestream.push.domain.transport.Dismissal;
import io.votestream.push.domain.transport.Inbound;
import io.votestream.push.domain.transport.Transport;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** An event per frame; its id lets a viewer that comes back say what it has seen. */
public final class SseDialect implements Dialect {

  private static final long RETRY_FROM_MS = 1_000;
  private static final long RETRY_TO_MS = 3_000;
  private static final byte[] NOTHING = {};

  /** Of a type of its own, so that readers of messages do not take it for one. */
  private static final byte[] ALIVE =
      "event: alive\ndata: {\"type\":\"alive\"}\n\n".getBytes(UTF_8);

  @Override
  public Transport transport() {
    return Transport.SSE;
  }

  /** Each viewer has its own time to come back, so that a crash does not bring all at once. */
  @Override
  public byte[] greeting() {
    long retry = ThreadLocalRandom.current().nextLong(RETRY_FROM_MS, RETRY_TO_MS);
    return ("retry: " + retry + "\n\n").getBytes(UTF_8);
  }

  @Override
  public byte[] frame(@Nullable String id, byte[] text) {
    String line = id == null ? "" : "id: " + id + "\n";
    return (line + "data: " + new String(text, UTF_8) + "\n\n").getBytes(UTF_8);
  }

  /** The sign of life is one, and events are others. */
  @Override
  public byte[] heartbeat() {
    return NOTHING;
  }

  @Override
  public byte[] alive() {
    return ALIVE;
  }

  @Override
  public boolean answersHeartbeats() {
    return false;
  }

  @Override
  public byte[] goodbye(byte[] text, Duration retryAfter) {
    return ("retry: %d\ndata: %s\n\n".formatted(retryAfter.toMillis(), new String(text, UTF_8)))
        .getBytes(UTF_8);
  }

  @Override
  public byte[] dismissal(Dismissal reason) {
    return NOTHING;
  }

  @Override
  public boolean viewerHangsUp() {
    return false;
  }

  /** The request is over; what else comes means nothing and is only counted. */
  @Override
  public Inbound inbound(Conversation viewer) {
    return (bytes, length) -> {};
  }
}
