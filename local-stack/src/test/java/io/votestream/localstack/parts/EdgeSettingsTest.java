package io.votestream.localstack.parts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edge's settings, in a local stack and in containers. */
class EdgeSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "PUBLIC_URL, vote.example.org",
    "PUBLIC_URL, https://vote.example.org/room",
    "PUBLIC_URL, https://a b",
    "PUBLIC_URL, https://x;}",
    "PUBLIC_URL, ftp://vote.example.org",
    "FRONT_PROXIES, proxy",
    "FRONT_PROXIES, 10.0.0.0/x",
    "FRONT_PROXIES, 10.0.0.0/8;include",
    "FRONT_PROXY_PROTOCOL, yes",
    "FRONT_PROXY_PROTOCOL, true"
  })
  void whatIsWrongIsSaidInOneSentence(String name, String value) throws Exception {
    assertThatThrownBy(() -> EdgeSettings.of(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name)
        .hasMessageEndingWith(".");
    assertThat(inContainers(Map.of(name, value))).contains(name).hasLineCount(1);
  }

  /** nginx itself says so in a container. */
  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "300.1.1.1", "10.1", "1::2::3", "::/129"})
  void whatOnlyLooksLikeANetworkIsRefusedToo(String network) {
    assertThatThrownBy(() -> EdgeSettings.of(Map.of("FRONT_PROXIES", network)))
        .hasMessageContaining("'" + network + "'");
  }

  @Test
  void bothWaysToRunReadThemAlike() throws Exception {
    Map<String, String> environment =
        Map.of(
            "PUBLIC_URL", "https://[2001:db8::1]:8443/",
            "FRONT_PROXIES", "10.0.0.0/8, ::1,2001:db8::/32",
            "FRONT_PROXY_PROTOCOL", "true");
    EdgeSettings settings = EdgeSettings.of(environment);
    assertThat(settings.publicUrl()).isEqualTo("https://[2001:db8::1]:8443");
    assertThat(inContainers(environment))
        .isEqualTo(
            String.join(
                "\n",
                settings.publicUrl(),
                " " + settings.trustedAddresses(),
                " " + settings.trustedPeers(),
                settings.clientHeader(),
                "listen 8080 proxy_protocol;"));
    assertThat(EdgeSettings.of(Map.of()).trustedAddresses()).isEmpty();
  }

  private static String inContainers(Map<String, String> settings) throws Exception {
    ProcessBuilder shell =
        new ProcessBuilder(
                "sh",
                "-c",
                ". ./settings.envsh; printf '%s\\n' \"$PUBLIC_URL\" \"$TRUSTED_ADDRESSES\""
                    + " \"$TRUSTED_PEERS\" \"$CLIENT_HEADER\" \"$EDGE_LISTEN\"")
            .directory(Installation.project().resolve("nginx").toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = new HashMap<>(settings);
    shell.environment().putAll(environment);
    return new String(shell.start().getInputStream().readAllBytes(), UTF_8).strip();
  }
}
