package io.votestream.audit.cli;

import static io.votestream.audit.fold.Records.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.votestream.audit.bundle.BundleVerifier;
import io.votestream.audit.bundle.MerkleTree;
import io.votestream.audit.bundle.SignedNote;
import io.votestream.audit.cli.Deployment.Run;
import io.votestream.audit.fold.Records;
import io.votestream.schemas.Secret;
import io.votestream.schemas.SigningKey;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.Revote;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle exported from a real log, checked by both verifiers, whole and broken. */
class BundleTest {

  private static final Path PYTHON_VERIFIER = Path.of("..", "docs", "verify_bundle.py");
  private static final SigningKey KEY = new SigningKey(new Secret(Deployment.SECRET), "log-root");

  @TempDir private static Path folder;
  private static Path original;

  @BeforeAll
  static void export() throws Exception {
    Deployment deployment = Deployment.get();
    deployment.open("bundle", 1, rules(3, 1, 2, Revote.REVOTE_REPLACE, 0));
    for (int voter = 0; voter < 60; voter++) {
      deployment.vote("bundle", voter % 40, voter % 3);
    }
    deployment.vote("bundle", 99, 0, 1, 2);
    deployment.close("bundle", 2);
    deployment.vote("bundle", 1, 0);
    new Pipeline(deployment).publish("bundle");
    original = folder.resolve("original");
    assertThat(export(deployment, "bundle", original).out()).contains("40 ballots, final");
  }

  private static Run export(Deployment deployment, String poll, Path bundle) {
    Run run =
        deployment.run(
            "export",
            "--poll",
            poll,
            "--out",
            bundle.toString(),
            "--views",
            "tallies,postgres,redis");
    assertThat(run.exit()).as("%s", run.out()).isZero();
    return run;
  }

  @Test
  void holds() throws Exception {
    assertThat(problems(original)).isEmpty();
    String key = HexFormat.of().formatHex(KEY.publicKey());
    assertThat(python(original, key).out()).contains("40 ballots").contains("The bundle holds.");
    assertThat(python(original, key).exit()).isZero();
    Run run = Deployment.get().run("verify", "--bundle", original.toString(), "--key", key);
    assertThat(run.out()).contains("The bundle holds.");
    assertThat(run.exit()).isZero();
  }

  @Test
  void holdsForRatingsAndRankings() throws Exception {
    Deployment deployment = Deployment.get();
    deployment.open("rated", 1, rules(BallotKind.BALLOT_KIND_RATING, 2, 1, 2, 5));
    deployment.open("ranked", 1, rules(BallotKind.BALLOT_KIND_RANKED, 3, 1, 3, 0));
    for (int voter = 0; voter < 30; voter++) {
      deployment.append(
          Records.rating(Deployment.now(), "rated", voter % 20, voter % 6, 1 + voter % 5));
      deployment.append(Records.rating(Deployment.now(), "rated", voter + 50, 6, 0));
      deployment.vote("ranked", voter % 20, voter % 3, (voter + 1) % 3);
      deployment.vote("ranked", voter + 50, voter % 3);
    }
    for (String poll : List.of("rated", "ranked")) {
      deployment.close(poll, 2);
      new Pipeline(deployment).publish(poll);
      Path bundle = folder.resolve(poll);
      export(deployment, poll, bundle);
      assertThat(problems(bundle)).isEmpty();
      Run python = python(bundle);
      assertThat(python.out()).contains("The bundle holds.");
      assertThat(python.exit()).isZero();
    }
    assertThat(Files.readString(folder.resolve("ranked/result.json")))
        .contains("\"ranking\" : [ 0, 1 ]");
  }

  @Test
  void hasACertificate() throws IOException {
    assertThat(Files.readString(original.resolve("certificate.json")))
        .contains("\"final\" : true")
        .contains("\"superseded\" : 20");
    assertThat(original.resolve("certificate.html")).isNotEmptyFile();
  }

  @Test
  void doesNotHoldForAnotherKey() throws Exception {
    String other = "00".repeat(32);
    assertThat(python(original, other).exit()).isEqualTo(1);
    Run run = Deployment.get().run("verify", "--bundle", original.toString(), "--key", other);
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void doesNotHoldWithAByteChanged() throws Exception {
    Random random = new Random(4);
    List<Path> files = files(original);
    for (int i = 0; i < 200; i++) {
      Path changed = copy("byte-" + i);
      Path file = changed.resolve(original.relativize(files.get(random.nextInt(files.size()))));
      byte[] bytes = Files.readAllBytes(file);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      assertThat(problems(changed)).as("%s", file).isNotEmpty();
      if (i < 10) {
        assertThat(python(changed).exit()).as("%s", file).isEqualTo(1);
      }
    }
  }

  @Test
  void doesNotHoldWithALeafRemoved() throws Exception {
    Path changed = copy("leaf");
    Path leaves = changed.resolve("leaves/1");
    byte[] bytes = Files.readAllBytes(leaves);
    int first = ByteBuffer.wrap(bytes).getInt();
    Files.write(leaves, Arrays.copyOfRange(bytes, Integer.BYTES + first, bytes.length));
    assertThat(problems(changed))
        .anyMatch(problem -> problem.startsWith("leaves/1 "))
        .anyMatch(problem -> problem.startsWith("roots/1/"))
        .anyMatch(problem -> problem.startsWith("result.json "));
    Run python = python(changed);
    assertThat(python.out()).contains("WRONG leaves/1");
    assertThat(python.exit()).isEqualTo(1);
  }

  @Test
  void doesNotHoldWithARootSignedByAnother() throws Exception {
    Path changed = copy("root");
    Path root = files(changed.resolve("roots/2")).getFirst();
    String note = Files.readString(root);
    SigningKey other =
        new SigningKey(new Secret("another secret of more than thirty-two letters"), "log-root");
    String text = note.substring(0, note.indexOf("\n\n") + 1);
    String origin = text.lines().findFirst().orElseThrow();
    Files.writeString(root, SignedNote.sign(text, origin, other));
    assertThat(problems(changed))
        .anyMatch(
            problem ->
                problem.equals(place(changed, root) + " is not signed with the expected key"));
    assertThat(python(changed).exit()).isEqualTo(1);
  }

  @Test
  void takesRootsThatWerePublishedEarlier() throws Exception {
    Path changed = copy("earlier");
    String origin = "votestream/%s/poll/bundle/partition/0".formatted(KEY.id());
    Files.writeString(
        changed.resolve("roots/0/1"),
        SignedNote.sign(origin + "\n1\n" + firstRoot(changed) + "\n", origin, KEY));
    assertThat(problems(changed)).isEmpty();
    assertThat(python(changed).exit()).isZero();
    Files.writeString(
        changed.resolve("roots/0/2"),
        SignedNote.sign(origin + "\n2\n" + firstRoot(changed) + "\n", origin, KEY));
    assertThat(problems(changed))
        .containsExactly("roots/0/2 is not the root of the first 2 leaves");
    assertThat(python(changed).exit()).isEqualTo(1);
  }

  @Test
  void refusesAFileThatIsNotListed() throws Exception {
    Path changed = copy("extra");
    Files.writeString(changed.resolve("leaves/7"), "");
    assertThat(problems(changed)).contains("leaves/7 is not in the manifest");
    assertThat(python(changed).exit()).isEqualTo(1);
  }

  @Test
  void refusesRootsThatNobodyWouldLookAt() throws Exception {
    Path changed = copy("roots");
    Path root = files(changed.resolve("roots/0")).getFirst();
    Path padded = root.resolveSibling("0" + root.getFileName());
    Files.copy(root, padded);
    Path beyond = Files.createDirectories(changed.resolve("roots/7")).resolve("1");
    Files.copy(root, beyond);
    assertThat(problems(changed))
        .anyMatch(problem -> problem.startsWith(place(changed, padded)))
        .anyMatch(problem -> problem.startsWith(place(changed, beyond)));
    assertThat(python(changed).exit()).isEqualTo(1);
  }

  /** Whoever holds the key can sign anything; the leaves are counted all the same. */
  @Test
  void doesNotHoldWithAnotherResultThatIsSigned() throws Exception {
    Path changed = copy("signed-result");
    replace(changed, "result.json", "\"ballots\" : 40", "\"ballots\" : 41");
    assertThat(problems(changed)).singleElement().asString().startsWith("result.json says");
    assertThat(python(changed).out()).contains("WRONG result.json").doesNotContain("MANIFEST");
  }

  @Test
  void doesNotHoldWithACertificateOfOtherRulesThatIsSigned() throws Exception {
    Path changed = copy("signed-rules");
    replace(changed, "certificate.json", "\"maxChoices\" : 2", "\"maxChoices\" : 3");
    String text = Files.readString(changed.resolve("certificate.json"));
    String note = SignedNote.sign(text, "votestream/" + KEY.id(), KEY);
    Files.writeString(changed.resolve("certificate.sig"), note.substring(text.length() + 1));
    list(changed, "certificate.sig");
    assertThat(problems(changed)).singleElement().asString().startsWith("certificate.json says");
    assertThat(python(changed).out()).contains("WRONG certificate.json").doesNotContain("MANIFEST");
  }

  /** Changes a file and signs that it belongs so. */
  private static void replace(Path bundle, String file, String from, String to) throws Exception {
    Path path = bundle.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
    list(bundle, file);
  }

  private static void list(Path bundle, String file) throws Exception {
    byte[] bytes = Files.readAllBytes(bundle.resolve(file));
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    Path manifest = bundle.resolve("MANIFEST");
    String note = Files.readString(manifest);
    String text =
        note.substring(0, note.lastIndexOf("\n\n") + 1)
            .replaceAll(
                "(?m)^(\\S+) \\S+ \\S+ \\Q" + file + "\\E$",
                "$1 " + digest + " " + bytes.length + " " + file);
    Files.writeString(manifest, SignedNote.sign(text, "votestream/" + KEY.id(), KEY));
  }

  private static String firstRoot(Path bundle) throws IOException {
    byte[] bytes = Files.readAllBytes(bundle.resolve("leaves/0"));
    int first = ByteBuffer.wrap(bytes).getInt();
    var tree = new MerkleTree();
    tree.add(Arrays.copyOfRange(bytes, Integer.BYTES, Integer.BYTES + first));
    return Base64.getEncoder().encodeToString(tree.root());
  }

  private static List<String> problems(Path bundle) throws IOException {
    return new BundleVerifier(bundle, null).verify().problems();
  }

  private static String place(Path bundle, Path file) {
    return bundle.relativize(file).toString();
  }

  private static boolean hasPython() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
  }

  private static Run python(Path bundle, String... key) throws Exception {
    assumeTrue(hasPython(), "there is no python3 here to run docs/verify_bundle.py with");
    String[] command = {"python3", PYTHON_VERIFIER.toString(), bundle.toString()};
    Process process =
        new ProcessBuilder(Deployment.with(command, key)).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(out).doesNotContain("Traceback");
    return new Run(process.exitValue(), out);
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Path copy(String name) throws IOException {
    Path copy = folder.resolve(name);
    for (Path file : files(original)) {
      Path target = copy.resolve(original.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
    return copy;
  }
}
