package io.votestream.bench.audit;

import io.votestream.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.tools.ConsumerPerformance;

/**
 * How fast Kafka's own {@code kafka-consumer-perf-test} reads the vote log, in a JVM of its own
 * that starts as cold as the audit's.
 */
final class ConsumerRate {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** Its last column: records per second, without the time to join a group. */
  private static final int FETCHED_PER_SECOND = 9;

  private ConsumerRate() {}

  /**
   * @param records of the vote log that are read
   * @return records per second
   */
  static double measure(String bootstrapServers, long records)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("votestream-consumer", ".csv");
    try {
      Process process =
          new ProcessBuilder(command(bootstrapServers, records))
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("kafka-consumer-perf-test: " + Files.readString(output));
      }
      String[] columns = Files.readAllLines(output).getLast().split(",");
      return Double.parseDouble(columns[FETCHED_PER_SECOND].trim());
    } finally {
      Files.delete(output);
    }
  }

  private static List<String> command(String bootstrapServers, long records) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return List.of(
        java.toString(),
        "-cp",
        System.getProperty("java.class.path"),
        ConsumerPerformance.class.getName(),
        "--bootstrap-server",
        bootstrapServers,
        "--topic",
        Topics.VOTE_LOG,
        "--num-records",
        String.format(Locale.ROOT, "%d", records),
        "--timeout",
        String.valueOf(LIMIT.toMillis()));
  }
}
