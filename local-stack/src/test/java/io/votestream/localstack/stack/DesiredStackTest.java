package io.votestream.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.localstack.parts.EdgeSettings;
import io.votestream.localstack.parts.StackHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesiredStackTest {

  @TempDir Path folder;

  @Test
  void isOneOfEachOnTheDefaultPortUntilSomethingElseIsWanted() throws IOException {
    DesiredStack desired = DesiredStack.read(new StackHome(folder));
    assertThat(desired.port()).isEqualTo(8080);
    assertThat(desired.instances().values()).containsOnly(1).hasSize(Service.values().length);
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    StackHome home = new StackHome(folder);
    EdgeSettings edge =
        EdgeSettings.of(
            Map.of("PUBLIC_URL", "https://vote.example.org", "FRONT_PROXIES", "10.0.0.0/8,::1"));
    DesiredStack wanted =
        new DesiredStack(9000, Map.of(Service.PUSH, 2), edge).with(Service.INGEST, 3);
    wanted.write(home);
    assertThat(DesiredStack.read(home)).isEqualTo(wanted);
    assertThat(wanted.instancesOf(Service.INGEST)).isEqualTo(3);
    assertThat(wanted.instancesOf(Service.QUERY)).isEqualTo(1);
  }

  @Test
  void noTwoPartsShareAPort() {
    Ports ports = new Ports(8080);
    assertThat(ports.highest()).isLessThan(8080 + 1_000);
    assertThat(ports.management(Service.INGEST, Service.SLOTS))
        .isLessThan(ports.management(Service.QUERY, 1));
    assertThat(ports.service(Service.TALLY, Service.SLOTS))
        .isLessThan(ports.management(Service.INGEST, 1));
  }
}
