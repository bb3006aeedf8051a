package io.votestream.audit.cli;

import static io.votestream.audit.fold.Records.single;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.audit.cli.Deployment.Run;
import io.votestream.audit.fold.Records;
import io.votestream.audit.fold.Records.Event;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.ReceiptBody;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts against the log and against a bundle, with each field changed in turn. */
class ReceiptTest {

  private static final Receipts RECEIPTS = new Receipts(new Secret(Deployment.SECRET));

  @TempDir private static Path folder;
  private static Deployment deployment;
  private static ReceiptBody first;
  private static ReceiptBody second;

  @BeforeAll
  static void vote() throws Exception {
    deployment = Deployment.get();
    deployment.open("receipt", 1, single(2));
    first = cast(Records.vote(System.currentTimeMillis(), "receipt", 1, 0));
    second = cast(Records.vote(System.currentTimeMillis(), "receipt", 1, 1));
    new Pipeline(deployment).publish("receipt");
  }

  private static ReceiptBody cast(Event vote) throws Exception {
    RecordMetadata place = deployment.append(Records.partition(vote, Deployment.PARTITIONS), vote);
    return ReceiptBody.newBuilder()
        .setPollId("receipt")
        .setPartition(place.partition())
        .setOffset(place.offset())
        .setDigest(Receipts.digest(vote.value()))
        .setTime(vote.timestamp())
        .build();
  }

  @Test
  void tellsWhatBecameOfTheVote() {
    Run counted = deployment.run("verify-receipt", RECEIPTS.issue(first));
    assertThat(counted.out()).contains("unchanged").contains("By the log it is: counted");
    assertThat(counted.exit()).isZero();
    Run duplicate = deployment.run("verify-receipt", RECEIPTS.issue(second));
    assertThat(duplicate.out()).contains("duplicate, in favour of the vote at offset");
    assertThat(duplicate.exit()).isZero();
  }

  @Test
  void needsNoSecretAndNoService() throws Exception {
    Path keys = folder.resolve("keys.json");
    String x = Base64.getUrlEncoder().withoutPadding().encodeToString(RECEIPTS.key().publicKey());
    Files.writeString(
        keys, "{\"keys\":[{\"kty\":\"OKP\",\"purpose\":\"receipt\",\"x\":\"" + x + "\"}]}");
    String receipt = RECEIPTS.issue(first);
    assertThat(run(receipt, "--offline", "--key", keys.toString())).isZero();
    String hex = HexFormat.of().formatHex(RECEIPTS.key().publicKey());
    assertThat(run(receipt, "--offline", "--key", hex)).isZero();
    assertThat(run(receipt, "--offline", "--key", "11".repeat(32))).isEqualTo(1);
  }

  @Test
  void isRefusedWithAFieldChanged() {
    String receipt = RECEIPTS.issue(first);
    String signature = receipt.substring(receipt.indexOf('.'));
    for (ReceiptBody changed :
        List.of(
            first.toBuilder().setPollId("other").build(),
            first.toBuilder().setPartition(first.getPartition() + 1).build(),
            first.toBuilder().setOffset(first.getOffset() + 1).build(),
            first.toBuilder().setTime(first.getTime() + 1).build(),
            first.toBuilder().setDigest(second.getDigest()).build())) {
      String body = Base64.getUrlEncoder().withoutPadding().encodeToString(changed.toByteArray());
      assertThat(run(body + signature, "--offline")).isEqualTo(1);
    }
    // The last character's unused bits do not hide a change either.
    char last = receipt.charAt(receipt.length() - 1);
    assertThat(run(receipt.substring(0, receipt.length() - 1) + (char) (last + 1), "--offline"))
        .isEqualTo(1);
  }

  @Test
  void isRefusedWhereTheLogHoldsAnotherRecord() {
    ReceiptBody elsewhere = first.toBuilder().setDigest(second.getDigest()).build();
    Run run = deployment.run("verify-receipt", RECEIPTS.issue(elsewhere));
    assertThat(run.out()).contains("REFUSED: the log holds no such record");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void isFoundInABundle() {
    Path bundle = folder.resolve("bundle");
    Run export =
        deployment.run(
            "export",
            "--poll",
            "receipt",
            "--out",
            bundle.toString(),
            "--views",
            "tallies,postgres,redis");
    assertThat(export.exit()).isZero();
    assertThat(run(RECEIPTS.issue(first), "--bundle", bundle.toString())).isZero();
    ReceiptBody elsewhere = first.toBuilder().setOffset(first.getOffset() + 1).build();
    assertThat(run(RECEIPTS.issue(elsewhere), "--bundle", bundle.toString())).isEqualTo(1);
  }

  private static int run(String receipt, String... more) {
    String[] arguments = {"verify-receipt", receipt};
    return deployment.run(Deployment.with(arguments, more)).exit();
  }
}
