package io.votestream.bench.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs `./votestream audit` as anyone would, and watches its memory. */
final class AuditRun {

  private static final String PEAK = "VmHWM:";
  private static final int SUMMARY_CHARS = 3_000;

  private AuditRun() {}

  /**
   * @param summary a line per view, and the first differences
   * @param residentBytes the process's peak
   */
  record Result(
      int exit, String summary, long records, long perSecond, long heapBytes, long residentBytes) {}

  static Result run(Path script, Duration wait) throws IOException, InterruptedException {
    Path output = Files.createTempFile("votestream-audit", ".json");
    try {
      Process process =
          new ProcessBuilder(
                  List.of(script.toString(), "audit", "--json", "--wait", "" + wait.toSeconds()))
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      long resident = 0;
      while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
        resident = Math.max(resident, peak(process.pid()));
      }
      int exit = process.exitValue();
      if (exit > 1) {
        return new Result(exit, "the audit could not run\n", 0, 0, 0, resident);
      }
      JsonNode report = JsonMapper.shared().readTree(Files.readString(output));
      JsonNode replay = report.path("replay");
      return new Result(
          exit,
          summary(report),
          replay.path("records").asLong(),
          replay.path("perSecond").asLong(),
          replay.path("heapBytes").asLong(),
          resident);
    } finally {
      Files.delete(output);
    }
  }

  private static String summary(JsonNode report) {
    StringBuilder text = new StringBuilder();
    for (JsonNode view : report.path("views")) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-20s %,8d polls %,8d equal %,6d different %,6d withheld%n",
              view.path("view").asString(),
              view.path("polls").asLong(),
              view.path("equal").asLong(),
              view.path("different").asLong(),
              view.path("withheld").asLong()));
    }
    for (JsonNode finding : report.path("findings")) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s: %,d%n",
              finding.path("kind").asString(),
              finding.path("number").asLong()));
    }
    for (JsonNode difference : report.path("differences")) {
      if (text.length() < SUMMARY_CHARS) {
        text.append("DIFFERENT ").append(difference).append('\n');
      }
    }
    return text.append(report.path("result").asString()).append('\n').toString();
  }

  /** The script becomes the audit's JVM, so that its pid is that one's. */
  private static long peak(long pid) throws IOException {
    try {
      return Files.readAllLines(Path.of("/proc", "" + pid, "status")).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
