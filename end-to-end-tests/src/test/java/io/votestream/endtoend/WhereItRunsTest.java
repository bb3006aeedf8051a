package io.votestream.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the script makes of the place and the environment that it is called in. */
class WhereItRunsTest {

  private static final Path SCRIPT = Path.of("../votestream").toAbsolutePath().normalize();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit",
        "audit --poll 1",
        "audit export --poll 1 --out x",
        "verify-receipt x",
        "forget --poll 1",
        "log",
        "scale query-service=2",
        "rebuild-views"
      })
  void withoutAStackItSaysHowToStartOne(String command) throws Exception {
    Process script = script(Map.of(), SCRIPT.toString(), command.split(" "));
    assertThat(said(script))
        .isEqualTo("VoteStream is not running; start it with ./votestream up\n");
    assertThat(script.waitFor()).isEqualTo(command.matches("(audit|verify|forget).*") ? 2 : 1);
  }

  @Test
  void neitherALinkNorCdpathLeadsElsewhere() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("vs"), SCRIPT);
    Files.createDirectories(folder.resolve("elsewhere/main"));
    Map<String, String> cdpath = Map.of("CDPATH", folder.resolve("elsewhere").toString());
    assertThat(said(script(cdpath, link.toString(), "status")))
        .isEqualTo("VoteStream is not running.\n");
    assertThat(said(script(cdpath, "bash", SCRIPT.toString(), "status")))
        .isEqualTo("VoteStream is not running.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "fa_IR"})
  void aHomeBeyondAsciiIsFoundInAnyLocale(String locale) throws Exception {
    Path home = folder.resolve("Größe 日本");
    Process script =
        script(
            Map.of("LC_ALL", locale, "VOTESTREAM_HOME", home.toString()), SCRIPT.toString(), "env");
    assertThat(said(script))
        .contains("VOTESTREAM_HOME=" + home + "\n", "EDGE_URL=http://localhost:8080\n");
  }

  @ParameterizedTest
  @CsvSource({"PUBLIC_URL, vote.example.org", "FRONT_PROXIES, proxy", "FRONT_PROXY_PROTOCOL, on"})
  void aSettingOfTheEdgeThatIsWrongIsSaidBeforeAnythingStarts(String name, String value)
      throws Exception {
    Process script = script(Map.of(name, value), SCRIPT.toString(), "up", "--detach");
    assertThat(said(script)).startsWith(name + " ").hasLineCount(1);
    assertThat(script.waitFor()).isEqualTo(1);
    assertThat(folder.resolve("home/run")).doesNotExist();
  }

  @Test
  void aPathThatNoClassPathCanHoldIsRefused() throws Exception {
    Process script =
        script(Map.of("VOTESTREAM_HOME", folder + "/a:b"), SCRIPT.toString(), "status");
    assertThat(said(script)).startsWith("VoteStream cannot run below a path with a colon");
    assertThat(script.waitFor()).isEqualTo(1);
  }

  /** What a JVM writes with %d is a port or a header, which other digits would spoil. */
  @ParameterizedTest
  @ValueSource(strings = {"service", "local"})
  void digitsAreThoseThatProgramsKnow(String options) throws Exception {
    Path program = Files.writeString(folder.resolve("Digits.java"), DIGITS);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        script(
            Map.of(),
            java,
            "-Duser.language=fa",
            "-Duser.country=IR",
            "@" + SCRIPT.resolveSibling("jvm/" + options + ".options"),
            program.toString());
    assertThat(said(process)).isEqualTo("8080 0.5\n");
  }

  private static final String DIGITS =
      """
      void main() {
        IO.println("%d %.1f".formatted(8080, 0.5));
      }
      """;

  private Process script(Map<String, String> environment, String program, String... arguments)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(program), Arrays.stream(arguments)).toList())
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("VOTESTREAM_HOME", folder.resolve("home").toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String said(Process script) throws Exception {
    return new String(script.getInputStream().readAllBytes(), UTF_8);
  }
}
