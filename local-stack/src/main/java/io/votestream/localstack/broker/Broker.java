package io.votestream.localstack.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Runs a Kafka broker in its own JVM. Takes the path of server.properties. A broker refuses an
 * unformatted folder; formatting it here saves the start of a second JVM for the storage tool.
 */
public final class Broker {

  private Broker() {}

  public static void main(String[] args) throws Exception {
    Properties properties = read(Path.of(args[0]));
    Path log = Path.of(properties.getProperty("log.dirs"));
    if (!Files.exists(log.resolve("meta.properties"))) {
      new Formatter()
          .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(properties.getProperty("controller.listener.names"))
          .setMetadataLogDirectory(log.toString())
          .addDirectory(log.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .run();
    } else if (Fencing.isNeeded(log)) {
      Fencing.fence(properties);
    }
    kafka.Kafka.main(args);
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    return properties;
  }
}
