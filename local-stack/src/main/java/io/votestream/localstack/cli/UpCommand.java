package io.votestream.localstack.cli;

import io.votestream.localstack.parts.EdgeSettings;
import io.votestream.localstack.parts.Folders;
import io.votestream.localstack.parts.NginxEdge;
import io.votestream.localstack.parts.PartFailed;
import io.votestream.localstack.parts.PartProcess;
import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.stack.DesiredStack;
import io.votestream.localstack.stack.Ports;
import io.votestream.localstack.stack.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a stack and shows how it comes up. Without --detach it runs until Ctrl-C. */
@Command(name = "up", description = "Starts VoteStream on this machine.")
public final class UpCommand implements Callable<Integer> {

  @Option(names = "--detach", description = "Return when it is ready.")
  private boolean detach;

  @Option(
      names = "--port",
      description =
          "Port of the page and the API ("
              + DesiredStack.DEFAULT_PORT
              + "); others are counted from it.")
  private @Nullable Integer asked;

  @Option(
      names = "--scale",
      paramLabel = "SERVICE=N",
      converter = InstanceCount.Converter.class,
      description = "Number of instances of a service.")
  private List<InstanceCount> scale = new ArrayList<>();

  @Option(names = "--fresh", description = "Forget all earlier data.")
  private boolean fresh;

  @Override
  public Integer call() throws IOException, InterruptedException, CommandFailed, PartFailed {
    StackHome home = ThisStack.stack();
    if (ThisStack.supervisor(home).isAlive()) {
      int runningAt = DesiredStack.read(home).port();
      requireNothingElse(runningAt);
      System.out.println("VoteStream is already running at http://localhost:" + runningAt);
      return 0;
    }
    // What is wrong there is said before anything is started.
    EdgeSettings edge = EdgeSettings.of(System.getenv());
    Leftovers.stop(home);
    int port = asked == null ? DesiredStack.DEFAULT_PORT : asked;
    FreePorts.check(new Ports(port));
    if (fresh) {
      Folders.delete(home.root().resolve("data"));
      Folders.delete(home.logs());
    }
    new DesiredStack(port, instances(), edge).write(home);
    PartProcess supervisor = ThisStack.supervisor(home);
    try (StopWithUs stop = new StopWithUs(supervisor, home)) {
      supervisor.start();
      new Progress(home).follow(supervisor);
      printReady(ThisStack.parts(home).edge());
      if (!detach) {
        System.out.println("Ctrl-C stops it.");
        return stop.awaitEnd();
      }
      stop.letItRun();
      return 0;
    }
  }

  /** A phone in the room cannot open localhost: that is the phone itself. */
  private static String forOthers(NginxEdge edge) {
    String publicUrl = edge.settings().publicUrl();
    if (!publicUrl.isEmpty()) {
      return "For everybody else: " + publicUrl;
    }
    if (edge.settings().proxyProtocol()) {
      return "For everybody else: by the proxies, which find it at port " + edge.port() + ".";
    }
    return edge.networkUrl()
        .map("For phones and others in this network: "::concat)
        .orElse("Others cannot reach it: this machine is in no network.");
  }

  /** What was asked for and is not so must not look as if it were. */
  private void requireNothingElse(int runningAt) throws CommandFailed {
    boolean elsewhere = asked != null && asked != runningAt;
    if (elsewhere || fresh || !scale.isEmpty()) {
      throw new CommandFailed(
          ("VoteStream is already running at http://localhost:%d; ./votestream scale changes its"
                  + " instances, anything else needs ./votestream down first.")
              .formatted(runningAt));
    }
  }

  private Map<Service, Integer> instances() {
    Map<Service, Integer> instances = new EnumMap<>(Service.class);
    scale.forEach(wanted -> instances.put(wanted.service(), wanted.count()));
    return instances;
  }

  private static void printReady(NginxEdge edge) {
    System.out.printf(
        """

        VoteStream is ready: %1$s
        %2$s
        A first vote:
          curl -i -XPOST %3$s/polls/1/vote -H 'content-type: application/json' -d '{"choice":0}'
          curl %3$s/polls/1/results
        """,
        edge.url(), forOthers(edge), edge.url().replace("http://", ""));
  }
}
