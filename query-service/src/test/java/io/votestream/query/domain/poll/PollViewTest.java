package io.votestream.query.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.Polls;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollViewTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final PollFilter ALL = PollFilter.of(null, null, null);

  private final PollView view = new PollView();

  @Test
  void theNewestVersionWinsWhateverTheOrder() {
    view.accept(Polls.open("a").setVersion(5).setStatus(PollStatus.POLL_STATUS_CLOSED).build());
    view.accept(Polls.open("a").setVersion(3).build());

    assertThat(view.find("a")).map(Poll::getVersion).contains(5);
    assertThat(ids(view.page(ALL, null, 10, NOW))).containsExactly("a");
  }

  @Test
  void aCreationThatWasRepeatedIsListedOnce() {
    view.accept(Polls.open("a").setCreatedAt(1_000).build());
    view.accept(Polls.open("b").setCreatedAt(1_500).build());
    view.accept(Polls.open("a").setCreatedAt(2_000).build());

    assertThat(ids(view.page(ALL, null, 10, NOW))).containsExactly("a", "b");
    assertThat(view.census(NOW).byStatus()).containsEntry(ShownStatus.OPEN, 2L);
  }

  @Test
  void newestFirstThenById_samplesLastInNaturalOrder() {
    for (String sample : List.of("9", "1", "5")) {
      view.accept(Polls.open(sample).setCreatedAt(9_000).build());
    }
    view.accept(Polls.open("old").setCreatedAt(1_000).build());
    view.accept(Polls.open("b").setCreatedAt(2_000).build());
    view.accept(Polls.open("a").setCreatedAt(2_000).build());

    assertThat(ids(view.page(ALL, null, 10, NOW))).containsExactly("a", "b", "old", "1", "5", "9");
  }

  @Test
  void filters() {
    view.accept(Polls.open("sport").setTheme("Sports").setQuestion("Who wins the Cup?").build());
    view.accept(
        Polls.open("done").setTheme(" SPORTS-").setStatus(PollStatus.POLL_STATUS_CLOSED).build());
    view.accept(Polls.open("none").setTheme("").build());

    assertThat(matching("Sports", null, null)).containsExactlyInAnyOrder("sport", "done");
    assertThat(matching("sports", ShownStatus.OPEN, null)).containsExactly("sport");
    assertThat(matching(null, ShownStatus.CLOSED, null)).containsExactly("done");
    assertThat(matching(null, null, " cup  WINS ")).containsExactly("sport");
    assertThat(matching(null, null, "violin")).hasSize(3);
    assertThat(matching(null, null, "Ｃüp")).containsExactly("sport");
    assertThat(matching(null, null, "cup violins")).isEmpty();
  }

  @Test
  void anUnlistedPollIsFoundByItsIdAlone() {
    view.accept(Polls.open("a").setTheme("Chess").setUnlisted(true).build());
    view.accept(
        Polls.open("a")
            .setTheme("Chess")
            .setUnlisted(true)
            .setVersion(5)
            .setStatus(PollStatus.POLL_STATUS_CLOSED)
            .build());

    assertThat(view.find("a")).map(Poll::getVersion).contains(5);
    assertThat(ids(view.page(ALL, null, 10, NOW))).isEmpty();
    assertThat(matching("chess", null, null)).isEmpty();
    assertThat(matching(null, ShownStatus.CLOSED, "violin")).isEmpty();
    assertThat(view.census(NOW).byStatus().values()).containsOnly(0L);
    assertThat(view.census(NOW).knows("chess")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aWalkSeesEachPollThatWasThereExactlyOnce(long seed) {
    Random random = new Random(seed);
    List<String> before = new ArrayList<>();
    for (int i = random.nextInt(120); i >= 0; i--) {
      before.add(insert(random, "before-" + i));
    }
    List<String> seen = new ArrayList<>();
    ListPosition after = null;
    do {
      PollPage page = view.page(ALL, after, 1 + random.nextInt(9), NOW);
      seen.addAll(ids(page));
      after = page.next();
      for (int i = random.nextInt(4); i > 0; i--) {
        String id = insert(random, "during-" + seen.size() + "-" + i);
        view.accept(Polls.open(id).setVersion(1).build());
      }
    } while (after != null);

    assertThat(seen).doesNotHaveDuplicates().containsAll(before);
  }

  private String insert(Random random, String id) {
    view.accept(Polls.open(id).setCreatedAt(1 + random.nextInt(50)).build());
    return id;
  }

  private List<String> matching(
      @Nullable String theme, @Nullable ShownStatus status, @Nullable String search) {
    return ids(view.page(PollFilter.of(theme, status, search), null, 10, NOW));
  }

  private static List<String> ids(PollPage page) {
    return page.polls().stream().map(Poll::getId).toList();
  }
}
