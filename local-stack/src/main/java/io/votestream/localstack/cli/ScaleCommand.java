package io.votestream.localstack.cli;

import static java.util.Objects.requireNonNull;

import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.stack.DesiredStack;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Changes the number of instances of a service while the stack runs. */
@Command(name = "scale", description = "Changes the number of instances of a service.")
public final class ScaleCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SERVICE=N", converter = InstanceCount.Converter.class)
  private @Nullable InstanceCount instances;

  @Override
  public Integer call() throws IOException, InterruptedException, CommandFailed {
    InstanceCount wanted = requireNonNull(instances, "picocli requires it");
    StackHome home = ThisStack.stack();
    ThisStack.requireRunning(home);
    DesiredStack.read(home).with(wanted.service(), wanted.count()).write(home);
    new Instances(home, wanted.service()).await(wanted.count());
    System.out.printf("%s: %d ready%n", wanted.service().serviceName(), wanted.count());
    return 0;
  }
}
