package io.votestream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.v1.ReceiptBody;
import org.junit.jupiter.api.Test;

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
      // The last character of each half carries unused bits, which a decoder may ignore.
      if (i == receipt.indexOf('.') - 1 || i == receipt.length() - 1) {
        continue;
      }
      char other = receipt.charAt(i) == 'A' ? 'B' : 'A';
      String changed = receipt.substring(0, i) + other + receipt.substring(i + 1);
      assertThat(receipts.verify(changed)).as(changed).isEmpty();
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
