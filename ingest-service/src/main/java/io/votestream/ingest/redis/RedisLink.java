package io.votestream.ingest.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection that comes back by itself. Nothing is queued while it is down: commands replayed
 * later would be about windows long gone.
 */
public final class RedisLink implements AutoCloseable {

  private static final Duration COMMAND_TIMEOUT = Duration.ofMillis(500);
  private static final Duration LONGEST_RECONNECT_DELAY = Duration.ofSeconds(1);

  private final ClientResources resources =
      DefaultClientResources.builder()
          .ioThreadPoolSize(2)
          .computationThreadPoolSize(2)
          .reconnectDelay(
              Delay.exponential(
                  Duration.ofMillis(50), LONGEST_RECONNECT_DELAY, 2, TimeUnit.MILLISECONDS))
          .build();
  private final RedisURI uri;
  private final RedisClient client;
  private boolean connecting;
  private volatile @Nullable StatefulRedisConnection<String, String> connection;

  /**
   * @param url {@code redis://host:port}
   */
  public RedisLink(String url) {
    this.uri = RedisURI.create(url);
    this.client = RedisClient.create(resources);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
            .socketOptions(SocketOptions.builder().connectTimeout(COMMAND_TIMEOUT).build())
            .build());
  }

  /** Null while there is no connection; a first one is then on its way. */
  synchronized @Nullable RedisAsyncCommands<String, String> commands() {
    StatefulRedisConnection<String, String> present = connection;
    if (present != null) {
      return present.isOpen() ? present.async() : null;
    }
    if (!connecting) {
      // Before the call: a refused connection may be reported while this thread is still in it.
      connecting = true;
      client
          .connectAsync(StringCodec.UTF8, uri)
          .whenComplete((connected, failure) -> connected(connected));
    }
    return null;
  }

  private synchronized void connected(@Nullable StatefulRedisConnection<String, String> connected) {
    connection = connected;
    connecting = false;
  }

  public boolean isOpen() {
    StatefulRedisConnection<String, String> present = connection;
    return present != null && present.isOpen();
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, COMMAND_TIMEOUT);
    resources.shutdown(0, COMMAND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
