package io.votestream.push;

import io.votestream.push.wiring.PushService;
import io.votestream.testparts.RealKafka;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a delivery costs: many viewers of one poll on the loopback device, in a process of their own
 * as the service is in its. Prints CPU of the service per delivery, latency from vote to viewer and
 * memory per viewer.
 *
 * <p>Arguments, all optional: {@code websocket|sse} (websocket), viewers (2000), frames a second
 * (10), seconds (30).
 */
final class FanOutLoad {

  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final int OPTIONS = 4;

  private FanOutLoad() {}

  public static void main(String[] args) throws Exception {
    String transport = args.length > 0 ? args[0] : "websocket";
    int viewers = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
    int rate = args.length > 2 ? Integer.parseInt(args[2]) : 10;
    Duration time = Duration.ofSeconds(args.length > 3 ? Integer.parseInt(args[3]) : 30);

    TopicWriter.createTopics();
    int port = freePort();
    int management = freePort();
    Process service = start(port, management);
    try (TopicWriter topics = new TopicWriter()) {
      String poll = topics.newPoll(OPTIONS);
      awaitReady(management);
      long heapBefore = heap(service, management);
      ManyViewers crowd = new ManyViewers(port, request(transport, poll), viewers);
      Thread.ofPlatform().daemon().start(crowd);
      Thread.sleep(2_000);
      long heapAfter = heap(service, management);

      long version = publish(topics, poll, 0, rate, WARM_UP);
      crowd.reset();
      Duration cpuBefore = cpu(service);
      publish(topics, poll, version, rate, time);
      Thread.sleep(300);
      long cpu = cpu(service).minus(cpuBefore).toNanos() / 1_000;
      System.out.printf(
          "%s: %d viewers (%d closed), %d frames/s%n"
              + "deliveries %d, CPU %.2f µs each, %.0f %% of a core%n"
              + "vote to viewer p50 %d ms, p99 %d ms%n"
              + "heap per viewer %d bytes, resident %s%n",
          transport,
          viewers,
          crowd.closed(),
          rate,
          crowd.frames(),
          (double) cpu / crowd.frames(),
          cpu / 10.0 / time.toMillis(),
          crowd.latency(0.5),
          crowd.latency(0.99),
          (heapAfter - heapBefore) / viewers,
          resident(service));
    } finally {
      service.destroy();
      service.waitFor();
    }
    System.exit(0);
  }

  private static long publish(
      TopicWriter topics, String poll, long version, int rate, Duration time)
      throws InterruptedException {
    long begun = System.nanoTime();
    long count = rate * time.toSeconds();
    for (int i = 0; i < count; i++) {
      long wait = begun + i * 1_000_000_000L / rate - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(Duration.ofNanos(wait));
      }
      version++;
      topics.tally(poll, List.of(version, 12_345L, 6_789L, 1_011L), version);
    }
    return version;
  }

  /** With the flags that the local stack gives it. */
  private static Process start(int port, int management) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-cp",
                System.getProperty("java.class.path"),
                PushService.class.getName())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of(
                "SERVER_PORT", String.valueOf(port),
                "SERVER_ADDRESS", "127.0.0.1",
                "VOTESTREAM_SECRET", RunningPushService.SECRET,
                "MANAGEMENT_PORT", String.valueOf(management),
                "KAFKA_BOOTSTRAP_SERVERS", RealKafka.bootstrapServers()));
    return builder.start();
  }

  private static String request(String transport, String poll) {
    String head = "GET /polls/" + poll + "/stream HTTP/1.1\r\nHost: x\r\n";
    return transport.equals("sse")
        ? head + "Accept: text/event-stream\r\n\r\n"
        : head
            + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  }

  private static void awaitReady(int management) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      try {
        if (actuator(management, "/health/readiness").statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Not listening yet.
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("the service did not start");
  }

  /** Bytes in use after a collection. */
  private static long heap(Process service, int management)
      throws IOException, InterruptedException {
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
            String.valueOf(service.pid()),
            "GC.run")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return (long)
        actuator(management, "/prometheus")
            .body()
            .lines()
            .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
  }

  private static HttpResponse<String> actuator(int management, String path)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + management + "/actuator" + path);
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static Duration cpu(Process service) {
    return service.info().totalCpuDuration().orElseThrow();
  }

  private static String resident(Process service) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.substring("VmRSS:".length()).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
