package io.votestream.query.redis;

import static java.util.Objects.requireNonNull;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.votestream.query.domain.source.SourceUnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to Redis, opened at first use so that the service starts without Redis. A
 * command waits at most {@link #TIMEOUT}; while disconnected it fails at once instead of being kept
 * for later.
 */
public final class RedisConnection implements AutoCloseable {

  static final Duration TIMEOUT = Duration.ofMillis(200);

  /** Only whoever opens the connection waits for it. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** What a server that does not answer may leave waiting for it. */
  private static final int MAX_UNANSWERED = 1_000;

  private final ClientResources resources;
  private final RedisClient client;
  private final ReentrantLock connecting = new ReentrantLock();
  private volatile @Nullable StatefulRedisConnection<String, String> connection;

  /**
   * @param url REDIS_URL
   */
  public RedisConnection(String url) {
    RedisURI uri = RedisURI.create(url);
    uri.setTimeout(CONNECT_TIMEOUT);
    this.resources =
        ClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .reconnectDelay(Delay.constant(Duration.ofMillis(300)))
            .build();
    this.client = RedisClient.create(resources, uri);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(MAX_UNANSWERED)
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).build())
            .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
            .build());
  }

  /** Whether Redis answers at all. */
  public void ping() {
    ask(RedisCommands::ping);
  }

  /**
   * @throws SourceUnavailableException if there is no answer in time
   */
  <T> T ask(Function<RedisCommands<String, String>, T> command) {
    try {
      return command.apply(connected().sync());
    } catch (RedisException e) {
      throw new SourceUnavailableException("redis: " + e.getMessage(), e);
    }
  }

  private StatefulRedisConnection<String, String> connected() {
    StatefulRedisConnection<String, String> open = connection;
    if (open != null) {
      return open;
    }
    // One caller tries; the others are answered from elsewhere meanwhile.
    if (!connecting.tryLock()) {
      throw new SourceUnavailableException("redis: not connected yet", null);
    }
    try {
      if (connection == null) {
        connection = client.connect();
      }
      return requireNonNull(connection);
    } finally {
      connecting.unlock();
    }
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    resources.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
