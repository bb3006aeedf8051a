package io.votestream.tally.running;

import io.votestream.tally.wiring.TallyStreams;
import io.votestream.testparts.RealKafka;
import io.votestream.testparts.RealRedis;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** One instance of the service, as a process of its own. */
final class TallyProcess implements AutoCloseable {

  private final int port = freePort();
  private final Process process;

  /**
   * @param database DATABASE_URL
   * @param folder for its state and its log
   */
  TallyProcess(String instance, String database, Path folder) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx160m",
            "-XX:TieredStopAtLevel=1",
            // Killed, it leaves the native library of its store there.
            "-Djava.io.tmpdir=" + folder,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            TallyStreams.class.getName());
    builder
        .environment()
        .putAll(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                RealKafka.bootstrapServers(),
                "DATABASE_URL",
                database,
                "REDIS_URL",
                RealRedis.url(),
                "INSTANCE",
                instance,
                "STATE_DIR",
                folder.resolve(instance).toString(),
                "MANAGEMENT_PORT",
                String.valueOf(port),
                "SERVER_ADDRESS",
                "127.0.0.1"));
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(instance + ".log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  boolean isReady() {
    try {
      HttpURLConnection health =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness")
                  .toURL()
                  .openConnection();
      health.setConnectTimeout(1_000);
      health.setReadTimeout(1_000);
      return health.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  /** As kill -9 does: nothing is flushed, committed or left. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }
}
