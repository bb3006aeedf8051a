package io.votestream.audit.cli;

import io.votestream.audit.bundle.BundleReceipts;
import io.votestream.audit.bundle.BundleVerifier;
import io.votestream.audit.bundle.InvalidBundleException;
import io.votestream.audit.bundle.ReceiptCheck;
import io.votestream.schemas.v1.ReceiptBody;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a receipt's signature and, where it can, the record that the receipt names. */
@Command(
    name = "verify-receipt",
    description = {
      "Checks a receipt's signature, and the record it names against the log or a bundle.",
      "Exit code 0: it is good, 1: it is refused, 2: that could not be found out."
    },
    mixinStandardHelpOptions = true)
final class VerifyReceiptCommand implements Callable<Integer> {

  private final Settings settings;
  private final PrintWriter out;

  @Parameters(paramLabel = "RECEIPT", description = "As the vote's answer gave it.")
  private String receipt = "";

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = {
        "Public key of receipts: hexadecimal, base64, or a file with one or with what",
        "/.well-known/votestream-keys.json answers (default: from VOTESTREAM_SECRET)."
      })
  private @Nullable String key;

  @Option(names = "--bundle", paramLabel = "DIR", description = "Look for the record in a bundle.")
  private @Nullable Path bundle;

  @Option(names = "--offline", description = "The signature alone.")
  private boolean offline;

  VerifyReceiptCommand(Settings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InvalidBundleException {
    PublicKeys keys = key == null ? PublicKeys.of(settings.secret()) : PublicKeys.of(key);
    Optional<ReceiptBody> body = ReceiptCheck.signedBy(keys.required("receipt"), receipt);
    if (body.isEmpty()) {
      out.println("REFUSED: this key has signed no such receipt");
      return Audit.DIFFERENT;
    }
    ReceiptBody signed = body.get();
    out.printf(
        "Signature good: poll %s, partition %d, offset %d, %s, key %s%n",
        signed.getPollId(),
        signed.getPartition(),
        signed.getOffset(),
        Instant.ofEpochMilli(signed.getTime()),
        signed.getKeyId());
    if (bundle != null) {
      return inBundle(bundle, signed, keys.named("log-root"));
    }
    return offline ? Audit.EQUAL : inLog(signed);
  }

  /**
   * @param trustedKey that must have signed the bundle; null where only the receipts' is known
   */
  private int inBundle(Path folder, ReceiptBody signed, byte @Nullable [] trustedKey)
      throws IOException, InvalidBundleException {
    BundleVerifier.Verdict bundled = new BundleVerifier(folder, trustedKey).verify();
    if (!bundled.problems().isEmpty()) {
      out.println("REFUSED: the bundle does not hold; audit verify says why");
      return Audit.DIFFERENT;
    }
    if (trustedKey == null) {
      out.printf(
          "The bundle is signed with key %s; compare that with the one published elsewhere.%n",
          bundled.key());
    }
    return verdict(new BundleReceipts(folder).holds(signed), "bundle");
  }

  private int inLog(ReceiptBody signed) {
    ReceiptReplay.Found found = new ReceiptReplay(settings.kafka()).find(signed);
    int verdict = verdict(found.present(), "log");
    if (found.present()) {
      out.println("By the log it is: " + found.fate());
    }
    return verdict;
  }

  private int verdict(boolean present, String where) {
    out.println(
        present
            ? "The record it names is in the " + where + ", unchanged"
            : "REFUSED: the " + where + " holds no such record at that place");
    return present ? Audit.EQUAL : Audit.DIFFERENT;
  }
}
