package io.votestream.localstack.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What `./votestream test` says about its options; what it runs is seen where it is run. */
class TestOptionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"--fast", "-pl audit", "--quick --quick", "quick"})
  void refusesAnyOtherInOneSentence(String options) throws Exception {
    Process script = script(options);
    assertThat(said(script))
        .isEqualTo("./votestream test takes --quick or nothing, not " + options + ".\n");
    assertThat(script.waitFor()).isEqualTo(2);
  }

  @Test
  void saysWhatQuickLeavesOut() throws Exception {
    Process script = script("--help");
    assertThat(said(script)).contains("--quick", "browsers, whole stacks, failures");
    assertThat(script.waitFor()).isZero();
  }

  private static Process script(String options) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", "exec ../votestream test " + options)
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start();
  }

  private static String said(Process script) throws Exception {
    return new String(script.getInputStream().readAllBytes(), UTF_8);
  }
}
