package io.votestream.localstack.parts;

import static java.util.stream.Collectors.joining;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A Kafka broker that is its own controller (KRaft), on the loopback address. */
public record KafkaBroker(int port, int controllerPort) implements Part {

  private static final int CONNECT_MS = 500;
  private static final int ANSWER_MS = 1000;
  private static final short API_VERSIONS = 18;

  @Override
  public String name() {
    return "kafka-1";
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Launch prepare(StackHome home) throws IOException {
    Path data = Files.createDirectories(home.data(name()));
    Path properties = data.resolve("server.properties");
    Files.writeString(
        properties,
        Files.readString(Installation.project().resolve("kafka/server.properties"))
            + ofThisBroker());
    String classPath =
        Stream.concat(Stream.of(Installation.code()), Installation.libraries().stream())
            .map(Path::toString)
            .collect(joining(File.pathSeparator));
    return Launch.of(
        List.of(
            JavaCommand.path(),
            "-Xms96m",
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            JavaCommand.temporary(data),
            "@" + Installation.project().resolve("jvm/local.options"),
            "-cp",
            classPath,
            "io.votestream.localstack.broker.Broker",
            properties.toString()),
        data);
  }

  /** The log is named from the broker's folder: a comma in its whole path would make it a list. */
  private String ofThisBroker() {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    controller.listener.names=CONTROLLER
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
    log.dirs=log
    # One broker.
    offsets.topic.replication.factor=1
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    """
        .formatted(port, controllerPort);
  }

  /** A broker answers nothing before it has recovered its log and joined its own cluster. */
  @Override
  public boolean isReady(StackHome home) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MS);
      socket.setSoTimeout(ANSWER_MS);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      int correlation = 1;
      out.writeInt(10);
      out.writeShort(API_VERSIONS);
      out.writeShort(0);
      out.writeInt(correlation);
      out.writeShort(-1);
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      return in.readInt() > 0 && in.readInt() == correlation;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(20);
  }
}
