package io.votestream.ingest.testing;

import io.votestream.ingest.wiring.IngestService;
import io.votestream.testparts.RealKafka;
import io.votestream.testparts.RealRedis;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is deployed, on ports of its own, with a real Kafka and a real Redis. */
public final class RunningIngest implements AutoCloseable {

  public static final String SECRET = "a secret of this test that is long enough";

  private static @Nullable RunningIngest shared;
  private static @Nullable RunningIngest second;

  private final ConfigurableApplicationContext context;

  private RunningIngest(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** One instance for all tests that do not disturb it. */
  public static synchronized RunningIngest shared() {
    if (shared == null) {
      shared = start("--votestream.polls.samples=true");
    }
    return shared;
  }

  /** Another instance beside it. */
  public static synchronized RunningIngest second() {
    if (second == null) {
      second = start();
    }
    return second;
  }

  /** An instance without any beside it; the shared ones start again when they are asked for. */
  public static synchronized RunningIngest alone(String... settings) {
    if (shared != null) {
      shared.close();
      shared = null;
    }
    if (second != null) {
      second.close();
      second = null;
    }
    return start(settings);
  }

  /**
   * @param settings like {@code --name=value}; they take the place of the usual ones
   */
  public static RunningIngest start(String... settings) {
    Map<String, String> all = new LinkedHashMap<>();
    usual().forEach(setting -> all.put(name(setting), setting));
    List.of(settings).forEach(setting -> all.put(name(setting), setting));
    return new RunningIngest(
        SpringApplication.run(IngestService.class, all.values().toArray(String[]::new)));
  }

  private static List<String> usual() {
    return List.of(
        "--votestream.kafka.bootstrap-servers=" + RealKafka.bootstrapServers(),
        "--votestream.limiter.redis-url=" + RealRedis.url(),
        "--votestream.polls.secret=" + SECRET,
        "--server.address=127.0.0.1",
        "--server.port=0",
        "--management.server.address=127.0.0.1",
        "--management.server.port=0");
  }

  private static String name(String setting) {
    return setting.substring(0, setting.indexOf('='));
  }

  public URI uri() {
    return local("local.server.port");
  }

  public URI management() {
    return local("local.management.port");
  }

  public Client client() {
    return new Client(uri());
  }

  /** A part of it, for what no request brings about. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  private URI local(String port) {
    return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty(port));
  }

  /** A graceful shutdown, as SIGTERM does it. */
  @Override
  public void close() {
    context.close();
  }
}
