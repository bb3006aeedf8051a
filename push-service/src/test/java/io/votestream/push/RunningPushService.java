package io.votestream.push;

import io.votestream.push.wiring.PushService;
import io.votestream.testparts.RealKafka;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on random ports, against a real Kafka. */
final class RunningPushService implements AutoCloseable {

  static final String SECRET = "a secret of more than 32 characters";

  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param settings like {@code votestream.viewers.max=1}
   */
  static RunningPushService start(String... settings) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=0");
    arguments.add("--server.address=127.0.0.1");
    arguments.add("--management.server.port=0");
    arguments.add("--votestream.secret=" + SECRET);
    arguments.add("--votestream.kafka.bootstrap-servers=" + RealKafka.bootstrapServers());
    for (String setting : settings) {
      arguments.add("--" + setting);
    }
    return new RunningPushService(
        SpringApplication.run(PushService.class, arguments.toArray(String[]::new)));
  }

  private RunningPushService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  URI stream(String pollId) {
    return URI.create("http://127.0.0.1:" + port() + "/polls/" + pollId + "/stream");
  }

  URI webSocket(String pollId) {
    return URI.create("ws://127.0.0.1:" + port() + "/polls/" + pollId + "/stream");
  }

  /** Answer of an actuator endpoint. */
  HttpResponse<String> actuator(String path) throws IOException, InterruptedException {
    int port = context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    return get(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator" + path)));
  }

  /** Value of a sample in the Prometheus answer; 0 if there is none. */
  double metric(String sample) throws IOException, InterruptedException {
    return actuator("/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(sample + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  HttpResponse<String> get(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    context.close();
    http.close();
  }
}
