package io.votestream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.v1.ReceiptBody;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptsTest {

  private static final Secret SECRET = new Secret("a secret of more than thirty-two characters");

  private final Receipts receipts = new Receipts(SECRET);
  private final String receipt =
      receipts.issue(
          ReceiptBody.newBuilder().setPollId("1").setPartition(3).setOffset(42).setTime(7).build());

  @Test
  void namesThePlaceOfTheVote() {
    assertThat(receipts.verify(receipt))
        .hasValueSatisfying(
            body -> {
              assertThat(body.getPollId()).isEqualTo("1");
              assertThat(body.getPartition()).isEqualTo(3);
              assertThat(body.getOffset()).isEqualTo(42);
              assertThat(body.getKeyId()).isEqualTo(receipts.key().id());
            });
  }

  @Test
  void isCheckedWithThePublicKeyAlone() {
    assertThat(Receipts.verify(receipts.key().publicKey(), receipt)).isPresent();
  }

  @Test
  void isTheSameFromEveryInstance() {
    assertThat(new Receipts(SECRET).verify(receipt)).isPresent();
  }

  @Test
  void isRefusedWhenAnyCharacterChanges() {
    for (int i = 0; i < receipt.length(); i++) {
      char other = receipt.charAt(i) == 'A' ? 'B' : 'A';
      String changed = receipt.substring(0, i) + other + receipt.substring(i + 1);
      assertThat(receipts.verify(changed)).as(changed).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 33, 63, 64, 65})
  void manyMayShareASignatureAndEachStandsForItself(int count) {
    List<ReceiptBody> bodies =
        IntStream.range(0, count)
            .mapToObj(i -> ReceiptBody.newBuilder().setPollId("p").setOffset(i).build())
            .toList();
    List<String> issued = receipts.issueAll(bodies);
    assertThat(issued).hasSize(count).doesNotHaveDuplicates();
    for (int i = 0; i < count; i++) {
      assertThat(receipts.verify(issued.get(i)).orElseThrow().getOffset()).isEqualTo(i);
      String other = issued.get((i + 1) % count);
      String swapped =
          issued.get(i).substring(0, issued.get(i).indexOf('.'))
              + other.substring(other.indexOf('.'));
      assertThat(receipts.verify(swapped).isPresent()).isEqualTo(swapped.equals(issued.get(i)));
    }
  }

  @Test
  void oneOfManyIsRefusedWhenAnyCharacterChanges() {
    ReceiptBody body = ReceiptBody.newBuilder().setPollId("p").build();
    String one = receipts.issueAll(List.of(body, body.toBuilder().setOffset(1).build())).getLast();
    for (int i = 0; i < one.length(); i++) {
      char other = one.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(receipts.verify(one.substring(0, i) + other + one.substring(i + 1))).isEmpty();
    }
  }

  /** The bits of the last character that mean nothing are no way to a second receipt. */
  @Test
  void hasOneForm() {
    String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char last = receipt.charAt(receipt.length() - 1);
    for (char other : digits.toCharArray()) {
      assertThat(receipts.verify(receipt.substring(0, receipt.length() - 1) + other).isPresent())
          .isEqualTo(other == last);
    }
  }

  @Test
  void isRefusedFromAnotherDeployment() {
    Secret other = new Secret("another secret of more than thirty-two characters");
    assertThat(new Receipts(other).verify(receipt)).isEmpty();
  }

  @Test
  void isRefusedWhenItIsNoReceipt() {
    assertThat(receipts.verify("")).isEmpty();
    assertThat(receipts.verify(".")).isEmpty();
    assertThat(receipts.verify("no receipt")).isEmpty();
    assertThat(receipts.verify("%%.%%")).isEmpty();
  }
}
