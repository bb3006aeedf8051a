package io.votestream.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartsTest {

  // Only its owner may enter it: root's own parts must be able to live there as another user.
  @TempDir Path folder;

  static Stream<Part> parts() throws IOException {
    return Stream.of(
        new KafkaBroker(freePort(), freePort()),
        new PostgresServer(freePort()),
        new RedisServer(freePort()));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void startsStopsAndStartsAgain(Part part) throws Exception {
    StackHome home = new StackHome(folder);
    PartProcess process = new PartProcess(part, home);
    for (int run = 0; run < 2; run++) {
      process.start();
      process.awaitReady();
      assertThat(process.pid()).isPresent();
      assertThat(Files.readString(home.run().resolve(part.name() + ".pid")).trim())
          .isEqualTo(process.pid().orElseThrow().toString());

      process.suspend();
      process.resume();
      assertThat(process.isReady()).isTrue();

      process.stop();
      assertThat(process.isAlive()).isFalse();
      assertThat(part.isReady(home)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("parts")
  @Tag("failure")
  void recoversFromBeingKilled(Part part) throws Exception {
    PartProcess process = new PartProcess(part, new StackHome(folder));
    process.start();
    process.awaitReady();
    process.kill();
    process.start();
    process.awaitReady();
    process.stop();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
