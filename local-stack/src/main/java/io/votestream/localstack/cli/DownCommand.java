package io.votestream.localstack.cli;

import io.votestream.localstack.parts.PartProcess;
import io.votestream.localstack.parts.StackHome;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops all that `up` started, also when its supervisor is gone. */
@Command(name = "down", description = "Stops VoteStream and keeps its data.")
public final class DownCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException {
    StackHome home = ThisStack.stack();
    PartProcess supervisor = ThisStack.supervisor(home);
    boolean running = supervisor.isAlive();
    supervisor.stop();
    Leftovers.stop(home);
    System.out.println(
        running
            ? "VoteStream was stopped; its data is kept in " + home.root()
            : "VoteStream is not running.");
    return 0;
  }
}
