package io.votestream.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What public linters recommend for openapi.yaml and asyncapi.yaml holds, without a warning. Left
 * out where they cannot be had or run: no network, no npm, or one of before 2023.
 */
class LintTest {

  private static final Path CONFIGURATION = Path.of("src/test/linters");
  private static final Path FOLDER = Path.of("target/linters").toAbsolutePath();
  private static final Path FILES = Path.of("src/main/resources").toAbsolutePath();

  @BeforeAll
  static void install() throws Exception {
    assumeTrue(isOnPath("npm"), "npm is missing");
    Files.createDirectories(FOLDER);
    Path wanted = CONFIGURATION.resolve("package.json");
    Path installed = FOLDER.resolve("package.json");
    boolean same =
        Files.exists(FOLDER.resolve("node_modules/.bin/redocly"))
            && Files.exists(installed)
            && Files.mismatch(wanted, installed) < 0;
    try (Stream<Path> files = Files.list(CONFIGURATION)) {
      for (Path file : files.toList()) {
        Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!same) {
      assumeTrue(run("npm", "install").startsWith("0 "), "the linters cannot be had");
    }
    assumeTrue(run("node", "node_modules/.bin/redocly", "--version").startsWith("0 "), "old node");
  }

  @Test
  void spectralHasNothingToSay() throws Exception {
    assertThat(lint("spectral", "lint", "--fail-severity=hint", "--format=text"))
        .startsWith("0 ")
        .contains("No results");
  }

  @Test
  void redoclyHasNothingToSay() throws Exception {
    assertThat(lint("redocly", "lint", "--lint-config=error"))
        .startsWith("0 ")
        .contains("Your API descriptions are valid")
        .doesNotContainPattern("You have \\d+ (warning|error)");
  }

  private static String lint(String linter, String... arguments) throws Exception {
    return run(
        Stream.of(
                Stream.of("node_modules/.bin/" + linter),
                Stream.of(arguments),
                Stream.of("openapi.yaml", "asyncapi.yaml")
                    .map(name -> FILES.resolve(name).toString()))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  /** Exit code and all that was printed. */
  private static String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true);
    builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    builder.environment().put("NO_COLOR", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    process.onExit().orTimeout(2, TimeUnit.MINUTES).exceptionally(e -> process.destroyForcibly());
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() + " " + printed;
  }

  private static boolean isOnPath(String program) {
    return List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
