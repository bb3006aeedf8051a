package io.votestream.audit.cli;

import io.votestream.audit.bundle.BundleWriter;
import io.votestream.audit.bundle.CountedPoll;
import io.votestream.audit.bundle.PartitionLeaves;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Certifies a final result. */
@Command(
    name = "certificate",
    description = "Writes a signed certificate of a final result, as JSON and as a page.",
    mixinStandardHelpOptions = true)
final class CertificateCommand implements Callable<Integer> {

  private final Settings settings;
  private final PrintWriter out;

  @Option(names = "--poll", paramLabel = "ID", required = true, description = "The poll.")
  private String poll = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "A folder that is empty or not there yet.")
  private Path folder = Path.of("");

  CertificateCommand(Settings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    BundleWriter writer = new BundleWriter(folder, settings.logRootKey());
    CountedPoll counted =
        new PollReplay(settings, poll, new ProgressLine(System.err))
            .run(partition -> new PartitionLeaves(OutputStream.nullOutputStream()));
    if (!counted.recount().isFinal()) {
      out.println("poll " + poll + " is not final: not every partition has its closing marker");
      return Audit.DIFFERENT;
    }
    writer.certify(counted, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    out.println(folder.resolve("certificate.html"));
    return Audit.EQUAL;
  }
}
