package io.votestream.audit.comparison;

import static io.votestream.schemas.v1.RejectionReason.REJECTION_REASON_DUPLICATE;
import static io.votestream.schemas.v1.RejectionReason.REJECTION_REASON_LATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.audit.fold.RejectionListener;
import io.votestream.audit.fold.RejectionListener.Rejected;
import org.junit.jupiter.api.Test;

class RejectionLedgerTest {

  private final RejectionLedger ledger = new RejectionLedger("source", 1);
  private final RejectionListener fold = ledger.listener(0);

  private static Rejected rejected(long sequence) {
    return new Rejected(sequence, 10 * sequence, REJECTION_REASON_DUPLICATE, 1);
  }

  private void claim(long from, long to) {
    for (long sequence = from; sequence <= to; sequence++) {
      ledger.claim("p", 0, rejected(sequence));
    }
  }

  private void foldYields(long from, long to) {
    for (long sequence = from; sequence <= to; sequence++) {
      fold.rejected("p", rejected(sequence));
    }
  }

  @Test
  void isEqualWhicheverComesFirst() {
    claim(1, 1_000);
    ledger.startFolding();
    foldYields(1, 1_500);
    assertThat(ledger.hasAllBefore(p -> 20_000)).isFalse();
    claim(1_001, 1_600);
    assertThat(ledger.hasAllBefore(p -> 20_000)).isTrue();
    foldYields(1_501, 1_600);
    assertThat(ledger.differences(p -> 20_000)).isEmpty();
  }

  @Test
  void namesAMissingOneOnlyIfItIsDue() {
    ledger.startFolding();
    foldYields(1, 2);
    assertThat(ledger.differences(p -> 5)).isEmpty();
    assertThat(ledger.differences(p -> 15))
        .singleElement()
        .satisfies(difference -> assertThat(difference.place()).isEqualTo("0:10"));
  }

  @Test
  void narrowsADifferenceDown() {
    for (long sequence = 1; sequence <= 640; sequence++) {
      ledger.claim(
          "p",
          0,
          sequence == 333
              ? new Rejected(333, 3330, REJECTION_REASON_LATE, -1)
              : rejected(sequence));
    }
    ledger.startFolding();
    foldYields(1, 640);
    assertThat(ledger.differences(p -> 0))
        .singleElement()
        .satisfies(
            difference ->
                assertThat(difference.found()).isEqualTo("another one among numbers 321 to 336"));
  }

  @Test
  void namesAGapAndASurplus() {
    ledger.claim("p", 0, rejected(1));
    ledger.claim("p", 0, rejected(3));
    ledger.startFolding();
    foldYields(1, 1);
    assertThat(ledger.differences(p -> 0))
        .extracting(Difference::what)
        .containsExactly("rejection", "rejections");
  }
}
