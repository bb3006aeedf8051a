package io.votestream.query.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.domain.receipt.Fate.Status;
import io.votestream.query.domain.receipt.FateEvidence.Rejected;
import org.junit.jupiter.api.Test;

class FateTest {

  private static final Rejected DUPLICATE = new Rejected(Status.DUPLICATE, 3L);

  @Test
  void pendingUntilFolded() {
    assertThat(fate(new FateEvidence(null, 0, 0, null))).isEqualTo(Status.PENDING);
    assertThat(fate(new FateEvidence(9L, 0, 0, null))).isEqualTo(Status.PENDING);
    assertThat(fate(new FateEvidence(9L, 0, 1, DUPLICATE))).isEqualTo(Status.PENDING);
  }

  @Test
  void countedOnceFoldedWithAllRejectionsKnown() {
    assertThat(fate(new FateEvidence(10L, 0, 0, null))).isEqualTo(Status.COUNTED);
    assertThat(fate(new FateEvidence(99L, 4, 4, null))).isEqualTo(Status.COUNTED);
    assertThat(fate(new FateEvidence(99L, 4, 5, null))).isEqualTo(Status.COUNTED);
  }

  @Test
  void pendingWhileTheTallyIsAheadOfTheRejections() {
    assertThat(fate(new FateEvidence(10L, 4, 3, null))).isEqualTo(Status.PENDING);
  }

  @Test
  void aRejectionIsSaidAtOnceWithWhatCountsInstead() {
    assertThat(Fate.of(new FateEvidence(10L, 4, 3, DUPLICATE), 10))
        .isEqualTo(new Fate(Status.DUPLICATE, 3L));
  }

  private static Status fate(FateEvidence evidence) {
    return Fate.of(evidence, 10).status();
  }
}
