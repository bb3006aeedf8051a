package io.votestream.audit.cli;

import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.kafka.KeyDestruction;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a closed poll's voters unknowable for ever. */
@Command(
    name = "forget",
    description = {
      "Destroys a closed poll's key: its slots can no longer be linked to identities, its totals",
      "stay provable, and it takes no more votes. Nothing brings the key back."
    },
    mixinStandardHelpOptions = true)
final class ForgetCommand implements Callable<Integer> {

  private final Settings settings;
  private final PrintWriter out;

  @Option(names = "--poll", paramLabel = "ID", required = true, description = "The poll.")
  private String poll = "";

  ForgetCommand(Settings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() throws ViewUnavailableException, InterruptedException {
    new KeyDestruction(settings.kafka()).destroy(poll);
    out.printf(
        "Poll %s is forgotten. Kafka keeps the old record on disk until it compacts the topic:"
            + " an hour at least, a week in a topic that is hardly written to. Backups keep it"
            + " longer.%n",
        poll);
    out.flush();
    return Audit.EQUAL;
  }
}
