package io.votestream.localstack.cli;

import io.votestream.localstack.parts.PartProcess;
import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.stack.DesiredStack;
import io.votestream.localstack.stack.Ports;
import io.votestream.localstack.stack.StackParts;
import io.votestream.localstack.stack.StackSecret;
import io.votestream.localstack.supervisor.SupervisorPart;
import java.io.IOException;
import java.nio.file.Path;

/** The stack that a command is about: the one whose state is in VOTESTREAM_HOME. */
final class ThisStack {

  private ThisStack() {}

  static StackHome stack() {
    return new StackHome(Path.of(System.getenv().getOrDefault("VOTESTREAM_HOME", ".votestream")));
  }

  static PartProcess supervisor(StackHome home) throws IOException {
    return new PartProcess(new SupervisorPart(DesiredStack.read(home).port()), home);
  }

  static StackParts parts(StackHome home) throws IOException {
    DesiredStack desired = DesiredStack.read(home);
    return new StackParts(home, new Ports(desired.port()), StackSecret.of(home), desired.edge());
  }

  /**
   * @throws CommandFailed unless the stack runs
   */
  static void requireRunning(StackHome home) throws IOException, CommandFailed {
    if (!supervisor(home).isAlive()) {
      throw new CommandFailed("VoteStream is not running; start it with ./votestream up");
    }
  }
}
