package io.votestream.query.domain.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatingSummaryTest {

  private static final TallySnapshot TALLY =
      new TallySnapshot(9, 7, List.of(0L, 0L, 0L, 1L, 2L, 4L), false, 1, List.of());

  @Test
  void theMeanOfThoseWhoRated() {
    assertThat(RatingSummary.of(TALLY, 1, 3))
        .isEqualTo(new RatingSummary(List.of(1L, 2L, 4L), 7, 17.0 / 7));
  }

  @Test
  void nobodyRatedIt() {
    assertThat(RatingSummary.of(TALLY, 0, 3))
        .isEqualTo(new RatingSummary(List.of(0L, 0L, 0L), 0, null));
    assertThat(RatingSummary.of(TALLY, 2, 3).mean()).as("not counted yet").isNull();
  }
}
