package io.votestream.query.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.Polls;
import io.votestream.query.domain.poll.Census.ThemeCount;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CensusTest {

  private final PollView view = new PollView();

  @Test
  void theThreeThemesAreThereWithoutPolls() {
    Census census = view.census(Instant.now());

    assertThat(census.listedThemes())
        .extracting(count -> count.theme().name() + " " + count.polls())
        .containsExactly("OnTrend 0", "Moral Dilemmas 0", "Sports 0");
    assertThat(census.knows("sports")).isTrue();
    assertThat(census.knows("chess")).isFalse();
  }

  @Test
  void othersFollowByNumberOfPollsUnderTheirFirstName() {
    view.accept(Polls.open("a").setTheme("Chess").setCreatedAt(1).build());
    view.accept(Polls.open("b").setTheme("CHESS").setCreatedAt(2).build());
    view.accept(Polls.open("c").setTheme("Art").build());
    view.accept(Polls.open("d").setTheme("SPORTS").build());

    assertThat(view.census(Instant.now()).listedThemes())
        .extracting(count -> count.theme().name() + " " + count.polls())
        .containsExactly("OnTrend 0", "Moral Dilemmas 0", "Sports 1", "Chess 2", "Art 1");
  }

  @Test
  void theListIsBounded() {
    for (int i = 0; i < 200; i++) {
      view.accept(Polls.open("p" + i).setTheme("theme " + i).build());
    }

    assertThat(view.census(Instant.now()).listedThemes())
        .hasSize(100)
        .extracting(ThemeCount::polls)
        .contains(0L, 1L);
  }
}
