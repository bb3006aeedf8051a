package io.votestream.testparts;

import io.votestream.localstack.parts.KafkaBroker;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;

/** A Kafka broker, started once per JVM by whoever asks first. */
public final class RealKafka {

  private static final String IMAGE = "apache/kafka:4.3.1";
  private static final int CONTAINER_PORT = 9092;
  private static @Nullable TestPart part;

  private RealKafka() {}

  public static String bootstrapServers() {
    TestPart broker = part();
    return broker.host() + ":" + broker.port();
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
              ? ContainerPart.start(new KafkaContainer(IMAGE), CONTAINER_PORT)
              : LocalPart.start(new KafkaBroker(LocalPart.freePort(), LocalPart.freePort()));
    }
    return part;
  }
}
