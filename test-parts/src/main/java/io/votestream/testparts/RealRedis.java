package io.votestream.testparts;

import io.votestream.localstack.parts.RedisServer;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;

/** A Redis server, started once per JVM by whoever asks first. */
public final class RealRedis {

  private static final String IMAGE = "redis:8";
  private static final int CONTAINER_PORT = 6379;
  private static @Nullable TestPart part;

  private RealRedis() {}

  /** A REDIS_URL. Its keys are shared by all tests of the JVM. */
  public static String url() {
    return "redis://%s:%d".formatted(part().host(), part().port());
  }

  /** Freezes it: connections stay open, nothing is answered. */
  public static void suspend() {
    part().suspend();
  }

  public static void resume() {
    part().resume();
  }

  private static synchronized TestPart part() {
    if (part == null) {
      part =
          Docker.has(IMAGE)
              ? ContainerPart.start(
                  new GenericContainer<>(IMAGE).withExposedPorts(CONTAINER_PORT), CONTAINER_PORT)
              : LocalPart.start(new RedisServer(LocalPart.freePort()));
    }
    return part;
  }
}
