package io.votestream.query.domain.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.Polls;
import io.votestream.query.domain.poll.PollView;
import io.votestream.query.domain.poll.ShownStatus;
import io.votestream.query.domain.source.SourceUnavailableException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatisticsReaderTest {

  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  private final PollView polls = new PollView();
  private @Nullable Totals stored;
  private final StatisticsReader reader =
      new StatisticsReader(
          polls,
          () -> {
            if (stored == null) {
              throw new SourceUnavailableException("gone", null);
            }
            return stored;
          });

  @Test
  void themesThatAreSpeltDifferentlyAreOne() {
    stored = totals(Map.of("Chess", 3L, "CHESS", 4L, "", 5L), 0);

    assertThat(reader.read(START).ballotsByTheme()).containsExactly(Map.entry("chess", 7L));
    assertThat(requireNonNull(reader.read(START).totals()).ballots()).isEqualTo(12);
  }

  @Test
  void theRateIsADifferenceOfTwoReadings_notOfPollsThatJoinWhenTheyClose() {
    stored = totals(Map.of("", 100L), 110);
    assertThat(reader.read(START).votesPerSecond()).isNull();

    stored = totals(Map.of("", 5_000L), 210);
    assertThat(reader.read(START.plusSeconds(2)).votesPerSecond()).isEqualTo(50);

    stored = totals(Map.of("", 5_000L), 610);
    assertThat(reader.read(START.plusSeconds(42)).votesPerSecond()).isEqualTo(10);

    assertThat(reader.read(START.plusSeconds(180)).votesPerSecond()).isNull();
  }

  @Test
  void anOutageShowsTheTotalsOfBefore() {
    polls.accept(Polls.open("a").build());
    assertThat(reader.read(START).totals()).isNull();
    assertThat(reader.read(START).stale()).isTrue();
    assertThat(reader.read(START).census().byStatus()).containsEntry(ShownStatus.OPEN, 1L);

    stored = totals(Map.of("", 100L), 0);
    assertThat(reader.read(START).stale()).isFalse();

    stored = null;
    assertThat(reader.read(START.plusSeconds(2)).totals()).isNotNull();
    assertThat(reader.read(START.plusSeconds(2)).stale()).isTrue();
    assertThat(reader.read(START.plusSeconds(2)).votesPerSecond()).isNull();
  }

  private static Totals totals(Map<String, Long> byTheme, long votesAlwaysShown) {
    return new Totals(byTheme, 0, 0, 0, 0, 1, votesAlwaysShown);
  }
}
