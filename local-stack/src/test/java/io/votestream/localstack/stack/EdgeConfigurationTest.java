package io.votestream.localstack.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.localstack.parts.EdgeSettings;
import io.votestream.localstack.parts.Launch;
import io.votestream.localstack.parts.NginxEdge;
import io.votestream.localstack.parts.StackHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edge's configuration as nginx itself reads it. */
class EdgeConfigurationTest {

  @TempDir Path folder;

  @Test
  void nginxAcceptsIt() throws Exception {
    Ports ports = new Ports(23_080);
    NginxEdge edge =
        new NginxEdge(
            ports.edge(),
            ports.edgeManagement(),
            ports.edgePlain(),
            Path.of("../nginx/nginx.conf.template").toAbsolutePath(),
            Files.createDirectory(folder.resolve("site")),
            Upstreams.of(ports),
            EdgeSettings.of(Map.of()));
    Launch launch = edge.prepare(new StackHome(folder));
    assertThat(Files.readString(folder.resolve("data/nginx-1/nginx.conf")))
        .doesNotContainPattern("\\$\\{[A-Z_]+}");

    List<String> test = new ArrayList<>(launch.command());
    test.add("-t");
    Process nginx =
        new ProcessBuilder(test)
            .directory(launch.directory().toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(nginx.getInputStream().readAllBytes(), UTF_8);
    assertThat(nginx.waitFor()).as(said).isZero();
    assertThat(said).doesNotContain("[warn]", "[emerg]");
  }
}
