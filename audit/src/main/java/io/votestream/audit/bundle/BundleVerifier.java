package io.votestream.audit.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.audit.comparison.SnapshotComparison;
import io.votestream.audit.fold.Finding;
import io.votestream.audit.fold.LogFold;
import io.votestream.audit.fold.Recount;
import io.votestream.audit.report.Json;
import io.votestream.audit.report.PollReport;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Checks a bundle from its files alone: every signature, every file's digest, every root, and the
 * count made again from the leaves.
 */
public final class BundleVerifier {

  private final Path bundle;
  private final byte @Nullable [] trustedKey;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param trustedKey public key that the signatures must be of; null to take the bundle's word,
   *     which shows that the bundle fits together, not who made it
   */
  public BundleVerifier(Path bundle, byte @Nullable [] trustedKey) {
    this.bundle = bundle;
    this.trustedKey = trustedKey;
  }

  /**
   * @param result the count made from the leaves; null where it could not be made
   * @param key public key that signed, hexadecimal; empty where that is not known
   * @param problems each with the file that it is in; none if the bundle holds
   */
  public record Verdict(@Nullable PollReport result, String key, List<String> problems) {}

  /** A step that may find its file missing or not as it must be. */
  private interface Check {
    void run() throws IOException, InvalidBundleException;
  }

  /**
   * @throws IOException if there is no bundle there to be read
   */
  public Verdict verify() throws IOException {
    Manifest manifest;
    try {
      manifest = Manifest.open(read(Layout.MANIFEST));
    } catch (InvalidBundleException e) {
      return new Verdict(null, "", List.of(Layout.MANIFEST + " " + e.getMessage()));
    } catch (CharacterCodingException e) {
      return new Verdict(null, "", List.of(Layout.MANIFEST + " is not UTF-8"));
    }
    if (trustedKey != null && !Arrays.equals(trustedKey, manifest.publicKey())) {
      problems.add(Layout.MANIFEST + " is signed with another key than the trusted one");
    }
    checkFiles(manifest);
    try (BundleFold fold = new BundleFold(bundle, manifest, problems)) {
      fold.run();
      Recount recount = fold.fold().now(manifest.pollId());
      check(Layout.RESULT, () -> checkResult(recount));
      check(Layout.REJECTIONS, () -> checkRejections(fold.rejections()));
      check(Layout.SNAPSHOTS, () -> checkSnapshots(manifest, fold.fold()));
      if (recount.isFinal() || Files.exists(bundle.resolve(Layout.CERTIFICATE))) {
        check(Layout.CERTIFICATE, () -> checkCertificate(manifest, fold, recount));
      }
      fold.fold().findings().first().stream()
          .filter(finding -> finding.kind().fault())
          .forEach(this::report);
      return new Verdict(
          PollReport.of(recount),
          HexFormat.of().formatHex(manifest.publicKey()),
          List.copyOf(problems));
    }
  }

  /** Every file listed is there as listed, and no other is there but further roots. */
  private void checkFiles(Manifest manifest) throws IOException {
    Set<String> listed = new HashSet<>(Set.of(Layout.MANIFEST));
    for (Manifest.Entry entry : manifest.files()) {
      listed.add(entry.path());
      check(
          entry.path(),
          () -> {
            Path file = bundle.resolve(entry.path());
            if (Files.size(file) != entry.bytes()
                || !BundleWriter.sha256(file).equals(entry.sha256())) {
              throw new InvalidBundleException("is not the file that the manifest lists");
            }
          });
    }
    try (Stream<Path> files = Files.walk(bundle)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> bundle.relativize(file).toString().replace('\\', '/'))
          .filter(file -> !listed.contains(file) && !isRoot(file, manifest))
          .forEach(file -> problems.add(file + " is not in the manifest"));
    }
  }

  /** Roots are signed by themselves, so that more of them may be added. */
  private static boolean isRoot(String file, Manifest manifest) {
    String[] path = file.split("/", -1);
    return path.length == 3
        && path[0].equals(Layout.ROOTS)
        && path[1].matches("0|[1-9]\\d{0,8}")
        && Integer.parseInt(path[1]) < manifest.partitions();
  }

  private void checkResult(Recount recount) throws IOException, InvalidBundleException {
    PollReport said = Json.read(read(Layout.RESULT), PollReport.class);
    PollReport counted = PollReport.of(recount);
    if (!counted.equals(said)) {
      throw new InvalidBundleException("says " + said + ", the leaves say " + counted);
    }
  }

  private void checkRejections(String counted) throws IOException, InvalidBundleException {
    List<String> said = read(Layout.REJECTIONS).lines().toList();
    List<String> right = counted.lines().toList();
    for (int i = 0; i < Math.max(said.size(), right.size()); i++) {
      String found = i < said.size() ? said.get(i) : "nothing";
      String expected = i < right.size() ? right.get(i) : "nothing";
      if (!found.equals(expected)) {
        throw new InvalidBundleException(
            "line %d says %s, the leaves say %s".formatted(i + 1, found, expected));
      }
    }
  }

  private void checkSnapshots(Manifest manifest, LogFold fold)
      throws IOException, InvalidBundleException {
    for (PublishedSnapshot published : PublishedSnapshot.list(read(Layout.SNAPSHOTS))) {
      var snapshot = published.snapshot(manifest.pollId());
      Recount recount =
          fold.at(manifest.pollId(), snapshot.positions())
              .orElseThrow(() -> new InvalidBundleException("names positions nobody kept"));
      SnapshotComparison.compare(published.view(), snapshot, recount)
          .forEach(
              difference ->
                  problems.add(
                      "%s: %s, %s is %s, the leaves say %s"
                          .formatted(
                              Layout.SNAPSHOTS,
                              difference.view(),
                              difference.what(),
                              difference.found(),
                              difference.expected())));
    }
  }

  private void checkCertificate(Manifest manifest, BundleFold fold, Recount recount)
      throws IOException, InvalidBundleException {
    String text = read(Layout.CERTIFICATE);
    String note = text + "\n" + read(Layout.CERTIFICATE_SIGNATURE);
    SignedNote.open(note, Layout.name(manifest.keyId()), manifest.publicKey());
    Certificate said = Json.read(text, Certificate.class);
    Certificate right =
        Certificate.of(
            said.poll(),
            fold.rules(),
            recount,
            fold.trees(),
            manifest.publicKey(),
            said.issuedAt());
    if (!right.result().equals(said.result())
        || !right.roots().equals(said.roots())
        || !right.rules().equals(said.rules())
        || !right.rulesDigest().equals(said.rulesDigest())
        || !recount.isFinal()) {
      throw new InvalidBundleException("says " + said + ", the leaves say " + right);
    }
  }

  private void report(Finding finding) {
    problems.add(
        "%s has a %s at offset %d %s"
            .formatted(
                Layout.leaves(finding.partition()),
                finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                finding.offset(),
                finding.detail()));
  }

  private void check(String file, Check check) {
    try {
      check.run();
    } catch (InvalidBundleException e) {
      problems.add(file + " " + e.getMessage());
    } catch (JacksonException e) {
      problems.add(file + " is not the JSON that it must be");
    } catch (CharacterCodingException e) {
      problems.add(file + " is not UTF-8");
    } catch (IOException e) {
      problems.add(file + " could not be read");
    }
  }

  private String read(String file) throws IOException {
    return Files.readString(bundle.resolve(file), UTF_8);
  }
}
