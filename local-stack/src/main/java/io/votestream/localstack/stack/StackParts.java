package io.votestream.localstack.stack;

import io.votestream.localstack.parts.EdgeSettings;
import io.votestream.localstack.parts.Installation;
import io.votestream.localstack.parts.JavaService;
import io.votestream.localstack.parts.KafkaBroker;
import io.votestream.localstack.parts.NginxEdge;
import io.votestream.localstack.parts.Part;
import io.votestream.localstack.parts.PostgresServer;
import io.votestream.localstack.parts.RedisServer;
import io.votestream.localstack.parts.StackHome;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every part of a stack with its settings. */
public final class StackParts {

  private final StackHome home;
  private final Ports ports;
  private final String secret;
  private final KafkaBroker kafka;
  private final PostgresServer postgres;
  private final RedisServer redis;
  private final NginxEdge edge;

  /**
   * @param secret VOTESTREAM_SECRET of the services
   */
  public StackParts(StackHome home, Ports ports, String secret, EdgeSettings edge) {
    this.home = home;
    this.ports = ports;
    this.secret = secret;
    this.kafka = new KafkaBroker(ports.kafka(), ports.kafkaController());
    this.postgres = new PostgresServer(ports.postgres());
    this.redis = new RedisServer(ports.redis());
    Path project = Installation.project();
    this.edge =
        new NginxEdge(
            ports.edge(),
            ports.edgeManagement(),
            ports.edgePlain(),
            project.resolve("nginx/nginx.conf.template"),
            project.resolve("web/target/site"),
            Upstreams.of(ports),
            edge);
  }

  /** What the services stand on. */
  public List<Part> infrastructure() {
    return List.of(kafka, postgres, redis, edge);
  }

  public JavaService instance(Service service, int number) {
    String name = service.instance(number);
    return new JavaService(
        name,
        Installation.project()
            .resolve(service.serviceName())
            .resolve("target")
            .resolve(service.serviceName() + ".jar"),
        ports.service(service, number),
        ports.management(service, number),
        Stream.of("service.options", service.serviceName() + ".options", "local.options")
            .map(Installation.project().resolve("jvm")::resolve)
            .toList(),
        environment(service, number));
  }

  public NginxEdge edge() {
    return edge;
  }

  public Connections connections() {
    return new Connections(edge.url(), kafka.bootstrapServers(), postgres.url(), redis.url());
  }

  private Map<String, String> environment(Service service, int number) {
    Map<String, String> environment = new HashMap<>(connections().ofServices());
    environment.put("INSTANCE", service.instance(number));
    environment.put("SERVER_PORT", String.valueOf(ports.service(service, number)));
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("MANAGEMENT_PORT", String.valueOf(ports.management(service, number)));
    environment.put("MANAGEMENT_ADDRESS", "127.0.0.1");
    environment.put("VOTESTREAM_SECRET", secret);
    // glibc would otherwise keep an arena of up to 64 MB for every thread that allocates.
    environment.put("MALLOC_ARENA_MAX", "2");
    switch (service) {
      case INGEST -> environment.put("SAMPLE_POLLS", String.valueOf(number == 1));
      case TALLY -> {
        // It serves nothing but health and metrics.
        environment.put("SERVER_PORT", environment.get("MANAGEMENT_PORT"));
        environment.put(
            "STATE_DIR", home.data(service.instance(number)).resolve("state").toString());
      }
      case QUERY -> environment.put("PEERS", peers());
      case PUSH -> {}
    }
    return environment;
  }

  /** Every slot, so that each instance is seen: at an empty one nobody answers. */
  private String peers() {
    return Stream.of(Service.INGEST, Service.TALLY, Service.PUSH)
        .flatMap(
            service ->
                IntStream.rangeClosed(1, Service.SLOTS)
                    .mapToObj(
                        slot ->
                            "%s=http://127.0.0.1:%d/actuator/health"
                                .formatted(service.serviceName(), ports.management(service, slot))))
        .collect(Collectors.joining(","));
  }
}
