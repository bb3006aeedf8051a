package io.votestream.query.domain.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.query.domain.results.KnownTally.Origin;
import io.votestream.query.domain.source.SourceUnavailableException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TallyLookupTest {

  private static final TallySource GONE =
      pollId -> {
        throw new SourceUnavailableException("gone", null);
      };
  private static final TallySource EMPTY = pollId -> Optional.empty();

  @Test
  void theFirstViewIsEnough() {
    assertThat(find(at(5), GONE, null)).isEqualTo(known(5, false, Origin.FIRST));
  }

  @Test
  void theSecondAnswersForAFailedFirst_stale() {
    assertThat(find(GONE, at(5), at5())).isEqualTo(known(5, true, Origin.FALLBACK));
  }

  @Test
  void theSecondAnswersForAFirstThatDoesNotKnow_notStale() {
    assertThat(find(EMPTY, at(5), null)).isEqualTo(known(5, false, Origin.FALLBACK));
  }

  @Test
  void whatWasAnsweredBeforeIsAnsweredAgain_stale() {
    assertThat(find(GONE, GONE, at5())).isEqualTo(known(5, true, Origin.MEMORY));
  }

  @Test
  void anAnswerNeverGoesBack() {
    assertThat(find(at(4), at(6), at5())).isEqualTo(known(6, false, Origin.FALLBACK));
    assertThat(find(at(4), EMPTY, at5())).isEqualTo(known(5, true, Origin.MEMORY));
    assertThat(find(at(4), GONE, at5())).isEqualTo(known(5, true, Origin.MEMORY));
  }

  @Test
  void nothingFoldedYetIsZeros() {
    TallySnapshot zeros = TallySnapshot.nothingYet(7);

    assertThat(find(EMPTY, EMPTY, null)).isEqualTo(new KnownTally(zeros, false, Origin.NOBODY));
    assertThat(find(EMPTY, GONE, null)).isEqualTo(new KnownTally(zeros, true, Origin.NOBODY));
    assertThat(find(GONE, EMPTY, null)).isEqualTo(new KnownTally(zeros, true, Origin.NOBODY));
    assertThat(find(GONE, GONE, zeros)).isEqualTo(new KnownTally(zeros, true, Origin.NOBODY));
  }

  @Test
  void nobodyAnswersAndNothingIsKnown() {
    assertThatThrownBy(() -> find(GONE, GONE, null)).isInstanceOf(SourceUnavailableException.class);
  }

  private static KnownTally find(
      TallySource first, TallySource fallback, @Nullable TallySnapshot last) {
    return new TallyLookup(first, fallback).find("a", 7, last);
  }

  private static TallySource at(long version) {
    return pollId -> Optional.of(tally(version));
  }

  private static TallySnapshot at5() {
    return tally(5);
  }

  private static KnownTally known(long version, boolean stale, Origin origin) {
    return new KnownTally(tally(version), stale, origin);
  }

  private static TallySnapshot tally(long version) {
    return new TallySnapshot(version, version, List.of(version, 0L), false, 9, List.of());
  }
}
