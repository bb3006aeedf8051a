package io.votestream.ingest.testing;

import io.votestream.ingest.wiring.IngestService;
import io.votestream.testparts.RealKafka;
import io.votestream.testparts.RealRedis;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is deployed, on ports of its own, with a real Kafka and a real Redis. */
public final class RunningIngest implements AutoCloseable {

  public static final String SECRET = "a secret of this test that is long enough";

  private static @Nullable RunningIngest shared;

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

  /**
   * @param settings like {@code --name=value}, in place of the usual ones
   */
  public static RunningIngest start(String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--votestream.kafka.bootstrap-servers=" + RealKafka.bootstrapServers(),
                "--votestream.limiter.redis-url=" + RealRedis.url(),
                "--votestream.polls.secret=" + SECRET,
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--management.server.address=127.0.0.1",
                "--management.server.port=0"));
    all.addAll(List.of(settings));
    return new RunningIngest(
        SpringApplication.run(IngestService.class, all.toArray(String[]::new)));
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

  private URI local(String port) {
    return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty(port));
  }

  /** A graceful shutdown, as SIGTERM does it. */
  @Override
  public void close() {
    context.close();
  }
}
