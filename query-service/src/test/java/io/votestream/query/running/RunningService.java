package io.votestream.query.running;

import static java.util.Objects.requireNonNull;

import io.votestream.query.wiring.QueryService;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import io.votestream.testparts.RealKafka;
import io.votestream.testparts.RealRedis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on free ports, over a real Kafka, Redis and Postgres. */
public final class RunningService implements AutoCloseable {

  public static final String SECRET = "a secret of the tests, long enough to be one";

  private final Database database = new Database();
  private final RedisHashes redis = new RedisHashes();
  private final HttpClient http = HttpClient.newHttpClient();
  private final KafkaProducer<String, Poll> polls =
      new KafkaProducer<>(
          Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, RealKafka.bootstrapServers()),
          Topics.POLLS.keySerde().serializer(),
          Topics.POLLS.valueSerde().serializer());
  private final ConfigurableApplicationContext context;

  /**
   * @param peers PEERS
   */
  public RunningService(String peers) {
    context =
        SpringApplication.run(
            QueryService.class,
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--management.server.port=0",
            "--KAFKA_BOOTSTRAP_SERVERS=" + RealKafka.bootstrapServers(),
            "--DATABASE_URL=" + database.url(),
            "--REDIS_URL=" + RealRedis.url(),
            "--VOTESTREAM_SECRET=" + SECRET,
            "--PEERS=" + peers);
  }

  public Database database() {
    return database;
  }

  public RedisHashes redis() {
    return redis;
  }

  /** Makes a poll known to the service, as ingest-service does. */
  public Poll publish(Poll.Builder builder) {
    Poll poll = builder.build();
    polls.send(new ProducerRecord<>(Topics.POLLS.name(), poll.getId(), poll));
    polls.flush();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              Answer answer = get("/polls/" + poll.getId());
              return answer.status() == 200
                  && answer.json().path("version").asInt() == poll.getVersion();
            });
    return poll;
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, headers);
  }

  public Answer send(String method, String path, String... headers) {
    return send(method, port("local.server.port"), path, headers);
  }

  public Answer management(String path) {
    return send("GET", port("local.management.port"), path);
  }

  /** Sends text that no well-behaved client would, and returns all that comes back. */
  public String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port("local.server.port"))) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  private Answer send(String method, int port, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int port(String property) {
    return Integer.parseInt(requireNonNull(context.getEnvironment().getProperty(property)));
  }

  @Override
  public void close() {
    context.close();
    polls.close();
    redis.close();
    http.close();
  }
}
