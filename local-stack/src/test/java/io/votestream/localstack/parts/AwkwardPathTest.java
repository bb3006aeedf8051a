package io.votestream.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.localstack.stack.Ports;
import io.votestream.localstack.stack.Upstreams;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every part runs below a path of characters that mean something in its configuration. */
class AwkwardPathTest {

  /** What a path of the file system may hold but for the colon, which ends one of a class path. */
  private static final String NAME = "Größe & co, 100% #1 \\ q's \"d\" $HOME;x `y` {z} 日本";

  @TempDir Path folder;
  private StackHome home;

  @BeforeEach
  void makeHome() throws IOException {
    home = new StackHome(Files.createDirectory(folder.resolve(NAME)));
  }

  @Test
  void kafka() throws Exception {
    runs(new KafkaBroker(PartsTest.freePort(), PartsTest.freePort()));
    assertThat(home.data("kafka-1").resolve("log/meta.properties")).exists();
  }

  @Test
  void postgres() throws Exception {
    runs(new PostgresServer(PartsTest.freePort()));
    assertThat(home.data("postgres-1").resolve("cluster/PG_VERSION")).exists();
  }

  @Test
  void postgresFromBinariesThere() throws Exception {
    Path there = folder.resolve(NAME).resolve("binaries");
    Path plain = PostgresBinaries.plainlyNamed(there);
    try {
      assertThat(plain.resolve("bin/initdb")).isExecutable();
      assertThat(plain.toString()).doesNotContain("\"", "$", "`", "\\");
    } finally {
      Folders.delete(plain);
    }
  }

  @Test
  void redis() throws Exception {
    runs(new RedisServer(PartsTest.freePort()));
    assertThat(home.data("redis-1").resolve("appendonlydir")).exists();
  }

  @Test
  void nginxServesASiteFromThere() throws Exception {
    Path site = Files.createDirectory(folder.resolve(NAME).resolve("site"));
    Files.writeString(site.resolve("index.html"), "it is read");
    int port = PartsTest.freePort();
    NginxEdge edge =
        new NginxEdge(
            port,
            PartsTest.freePort(),
            PartsTest.freePort(),
            Installation.project().resolve("nginx/nginx.conf.template"),
            site,
            Upstreams.of(new Ports(port)),
            EdgeSettings.of(Map.of()));
    PartProcess process = new PartProcess(edge, home);
    process.start();
    try {
      process.awaitReady();
      assertThat(get("http://127.0.0.1:" + port + "/")).isEqualTo("it is read");
    } finally {
      process.stop();
    }
  }

  private void runs(Part part) throws Exception {
    PartProcess process = new PartProcess(part, home);
    process.start();
    try {
      process.awaitReady();
    } finally {
      process.stop();
    }
  }

  private static String get(String address) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
