package io.votestream.localstack.cli;

import io.votestream.localstack.supervisor.Supervisor;
import io.votestream.localstack.supervisor.SupervisorPart;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What the supervisor's own process runs. */
@Command(name = SupervisorPart.COMMAND, hidden = true)
public final class SuperviseCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException {
    Supervisor.run(ThisStack.stack());
    return 0;
  }
}
