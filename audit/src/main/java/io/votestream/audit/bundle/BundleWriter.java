package io.votestream.audit.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.audit.report.Json;
import io.votestream.audit.report.PollReport;
import io.votestream.schemas.SigningKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a bundle, file by file, and at last the signed list of them. */
public final class BundleWriter {

  private final Path bundle;
  private final SigningKey key;

  /**
   * @param bundle a folder that is empty or not there yet
   */
  public BundleWriter(Path bundle, SigningKey key) throws IOException {
    this.bundle = bundle;
    this.key = key;
    Files.createDirectories(bundle);
    try (Stream<Path> files = Files.walk(bundle)) {
      if (files.anyMatch(Files::isRegularFile)) {
        throw new IllegalArgumentException(bundle + " is not empty");
      }
    }
  }

  /**
   * @throws IllegalArgumentException if no bundle can name such a poll
   */
  public static void requireExportable(String pollId) {
    if (!Manifest.canName(pollId)) {
      throw new IllegalArgumentException("no poll that VoteStream makes is called " + pollId);
    }
  }

  /** Where the leaves of a partition go; one that gets none shall not be asked for. */
  public PartitionLeaves leaves(int partition) throws IOException {
    Path file = bundle.resolve(Layout.leaves(partition));
    Files.createDirectories(bundle.resolve(Layout.LEAVES));
    return new PartitionLeaves(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  public void rejections(String lines) throws IOException {
    write(Layout.REJECTIONS, lines);
  }

  public void snapshots(List<PublishedSnapshot> snapshots) throws IOException {
    write(Layout.SNAPSHOTS, Json.write(snapshots));
  }

  /**
   * @param report of the audit, in JSON
   */
  public void report(String report) throws IOException {
    write(Layout.REPORT, report);
  }

  /** All that is left to write, once the leaves are. */
  public void finish(CountedPoll poll, Instant issuedAt) throws IOException {
    for (Map.Entry<Integer, MerkleTree> tree : poll.trees().entrySet()) {
      String origin = Layout.origin(key.id(), poll.pollId(), tree.getKey());
      long size = tree.getValue().size();
      write(
          Layout.root(tree.getKey(), size),
          new Checkpoint(origin, size, tree.getValue().root()).sign(key));
    }
    write(Layout.POLL, Json.write(poll.words()));
    write(Layout.RESULT, Json.write(PollReport.of(poll.recount())));
    if (poll.recount().isFinal()) {
      certify(poll, issuedAt);
    }
    Manifest manifest = new Manifest(poll.pollId(), poll.partitions(), key.publicKey(), entries());
    write(Layout.MANIFEST, manifest.sign(key));
  }

  /** The certificate alone. */
  public void certify(CountedPoll poll, Instant issuedAt) throws IOException {
    Certificate certificate =
        Certificate.of(
            poll.words(), poll.rules(), poll.recount(), poll.trees(), key.publicKey(), issuedAt);
    String text = Json.write(certificate);
    String signature = SignedNote.signature(text, Layout.name(key.id()), key);
    write(Layout.CERTIFICATE, text);
    write(Layout.CERTIFICATE_SIGNATURE, signature);
    write(Layout.CERTIFICATE_PAGE, CertificatePage.of(certificate, signature));
  }

  private List<Manifest.Entry> entries() throws IOException {
    List<Manifest.Entry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.walk(bundle)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = bundle.relativize(file).toString().replace('\\', '/');
        entries.add(new Manifest.Entry(sha256(file), Files.size(file), path));
      }
    }
    return entries;
  }

  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void write(String file, String content) throws IOException {
    Path path = bundle.resolve(file);
    Path folder = path.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(path, content.getBytes(UTF_8));
  }
}
