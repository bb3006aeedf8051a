package io.votestream.audit.cli;

import io.votestream.audit.bundle.BundleVerifier;
import io.votestream.audit.report.Json;
import io.votestream.audit.report.PollReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks a bundle from its files alone. */
@Command(
    name = "verify",
    description = "Checks a bundle; needs no service. Exit code 0: it holds, 1: it does not.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  private final PrintWriter out;

  @Option(names = "--bundle", paramLabel = "DIR", required = true, description = "The bundle.")
  private Path bundle = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = {
        "Public key that must have signed: hexadecimal, base64, or a file with one or with",
        "what /.well-known/votestream-keys.json answers."
      })
  private @Nullable String key;

  @Option(names = "--json", description = "The verdict as JSON.")
  private boolean json;

  VerifyCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    byte[] trusted = key == null ? null : PublicKeys.of(key).required("log-root");
    BundleVerifier.Verdict verdict = new BundleVerifier(bundle, trusted).verify();
    if (json) {
      out.print(Json.write(verdict));
    } else {
      print(verdict);
    }
    out.flush();
    return verdict.problems().isEmpty() ? Audit.EQUAL : Audit.DIFFERENT;
  }

  private void print(BundleVerifier.Verdict verdict) {
    PollReport result = verdict.result();
    if (result != null) {
      out.printf(
          "poll %s: %d ballots, counts %s, %s%n",
          result.pollId(),
          result.ballots(),
          result.counts(),
          result.isFinal() ? "final" : "not final");
    }
    verdict.problems().forEach(problem -> out.println("WRONG " + problem));
    if (!verdict.problems().isEmpty()) {
      out.println("The bundle does NOT hold.");
      return;
    }
    out.println("The bundle holds.");
    if (key == null) {
      out.printf(
          "It is signed with key %s; compare that with the one published elsewhere (--key).%n",
          verdict.key());
    }
  }
}
