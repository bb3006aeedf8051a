package io.votestream.localstack.broker;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the controller fence a broker that was killed before that broker starts again. The controller
 * dies with it here, so the metadata still calls it the leader of everything. Starting on that, a
 * broker loads its coordinators, loses its leadership when the controller fences it two seconds
 * later, and in between takes transactions for complete of which no partition got the end (<a
 * href="https://issues.apache.org/jira/browse/KAFKA-20734">KAFKA-20734</a>): whoever reads
 * committed records of those partitions waits for ever.
 */
final class Fencing {

  private static final Logger log = LoggerFactory.getLogger(Fencing.class);

  /** The broker's session with its controller takes a part of this to expire. */
  private static final Duration WITHIN = Duration.ofSeconds(10);

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /** Written by a broker that stops in order: its controller has fenced it by then. */
  private static final String STOPPED_IN_ORDER = ".kafka_cleanshutdown";

  private Fencing() {}

  /** Whether the broker of this folder ended without saying so to its controller. */
  static boolean isNeeded(Path log) {
    return !Files.exists(log.resolve(STOPPED_IN_ORDER));
  }

  /** Runs the controller alone until it has fenced the broker. */
  static void fence(Properties broker) throws InterruptedException {
    Properties properties = new Properties();
    properties.putAll(broker);
    properties.setProperty("process.roles", "controller");
    String name = broker.getProperty("controller.listener.names");
    for (String listener : broker.getProperty("listeners").split(",")) {
      if (listener.startsWith(name + ":")) {
        properties.setProperty("listeners", listener);
      }
    }
    KafkaRaftServer controller =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    controller.startup();
    long begun = System.nanoTime();
    while (count("FencedBrokerCount") == 0) {
      if (System.nanoTime() - begun > WITHIN.toNanos()) {
        log.warn(
            "the controller has not fenced the broker within {}, starting all the same", WITHIN);
        break;
      }
      Thread.sleep(LOOK_EVERY);
    }
    controller.shutdown();
    controller.awaitShutdown();
  }

  private static int count(String metric) {
    try {
      return (Integer)
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(
                  new ObjectName("kafka.controller:type=KafkaController,name=" + metric), "Value");
    } catch (JMException e) {
      return 0;
    }
  }
}
