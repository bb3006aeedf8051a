package io.votestream.localstack.supervisor;

import io.votestream.localstack.parts.Installation;
import io.votestream.localstack.parts.JavaCommand;
import io.votestream.localstack.parts.Launch;
import io.votestream.localstack.parts.Part;
import io.votestream.localstack.parts.StackHome;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The supervisor as a process of its own, which outlives the command that starts it. */
public record SupervisorPart(int port) implements Part {

  /** Hidden command of this module's jar that the process runs. */
  public static final String COMMAND = "supervise";

  @Override
  public String name() {
    return "supervisor-1";
  }

  @Override
  public Launch prepare(StackHome home) throws IOException {
    StatusBoard.clear(home);
    Files.createDirectories(home.root());
    return new Launch(
        List.of(
            JavaCommand.path(),
            "-Xmx48m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            Installation.target().resolve("local-stack.jar").toString(),
            COMMAND),
        Map.of("VOTESTREAM_HOME", home.root().toString()),
        home.root());
  }

  /** Ready when the whole stack is. */
  @Override
  public boolean isReady(StackHome home) {
    try {
      return StatusBoard.read(home, PartStatus.STACK)
          .filter(status -> status.state() == PartState.READY)
          .isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** It stops the services, then what they stand on. */
  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(60);
  }
}
