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
 * broker loads its coordinators, loses its leadership when the controller fences it, and in between
 * takes transactions for complete of which no partition got the end (<a
 * href="https://issues.apache.org/jira/browse/KAFKA-20734">KAFKA-20734</a>): whoever reads
 * committed records of those partitions waits for ever.
 */
final class Fencing {

  private static final Logger log = LoggerFactory.getLogger(Fencing.class);

  /** Short: nobody is there to be fenced by mistake. */
  private static final String SESSION_MS = "1000";

  private static final Duration WITHIN = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /** After this a controller knows the broker, if there ever was one. */
  private static final Duration LOADED = Duration.ofSeconds(5);

  /** Written by a broker that stops in order: its controller has fenced it by then. */
  private static final String STOPPED_IN_ORDER = ".kafka_cleanshutdown";

  private Fencing() {}

  /**
   * Whether the broker ended without saying so to its controller.
   *
   * @param folder that of its log
   */
  static boolean isNeeded(Path folder) {
    return !Files.exists(folder.resolve(STOPPED_IN_ORDER));
  }

  /** Runs the controller alone until it has fenced the broker. */
  static void fence(Properties broker) throws InterruptedException {
    KafkaRaftServer controller =
        new KafkaRaftServer(KafkaConfig.fromProps(controllerAlone(broker), false), Time.SYSTEM);
    controller.startup();
    long begun = System.nanoTime();
    while (brokers("Fenced") == 0) {
      Duration waited = Duration.ofNanos(System.nanoTime() - begun);
      if (waited.compareTo(LOADED) > 0 && brokers("Active") == 0) {
        break; // It was killed before it had ever been a broker.
      }
      if (waited.compareTo(WITHIN) > 0) {
        log.warn("the controller has not fenced the broker within {}, starting it anyway", WITHIN);
        break;
      }
      Thread.sleep(LOOK_EVERY);
    }
    controller.shutdown();
    controller.awaitShutdown();
  }

  private static Properties controllerAlone(Properties broker) {
    Properties properties = new Properties();
    properties.putAll(broker);
    properties.setProperty("process.roles", "controller");
    properties.setProperty("broker.session.timeout.ms", SESSION_MS);
    String name = broker.getProperty("controller.listener.names");
    for (String listener : broker.getProperty("listeners").split(",")) {
      if (listener.startsWith(name + ":")) {
        properties.setProperty("listeners", listener);
      }
    }
    return properties;
  }

  /** Brokers in a state, as Kafka's own metrics count them. */
  private static int brokers(String state) {
    String metric = "kafka.controller:type=KafkaController,name=" + state + "BrokerCount";
    try {
      return (Integer)
          ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(metric), "Value");
    } catch (JMException e) {
      return 0;
    }
  }
}
