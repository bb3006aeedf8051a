package io.votestream.push.domain.webhooks;

import static io.votestream.push.domain.webhooks.Subscribed.SECOND;
import static io.votestream.push.domain.webhooks.Subscribed.webhook;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_AFTER_CLOSE;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_ALWAYS;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.push.domain.poll.Definition;
import io.votestream.schemas.ResultsAccess;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.Webhook;
import io.votestream.schemas.v1.WebhookEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class OccasionsTest {

  private final Occasions occasions =
      new Occasions(new ResultsAccess(new Secret("0123456789abcdef".repeat(2))));
  private final Subscribed poll = new Subscribed("p", RESULTS_ALWAYS);

  @Test
  void aLifeIsToldFromItsHistoryHoweverLateOneLooks() {
    Progress progress =
        Progress.NOTHING
            .with(poll.opened(1, 1, SECOND))
            .with(poll.closing(1, 2, 2 * SECOND))
            .with(poll.opened(1, 3, 3 * SECOND))
            .with(poll.closing(1, 4, 4 * SECOND))
            .with(poll.opened(2, 1, 5 * SECOND));

    assertThat(told(progress, webhook("w")))
        .containsExactly(
            "poll.opened 1/1 open",
            "poll.closed 1/2 closed",
            "poll.opened 1/3 open",
            "poll.closed 1/4 closed",
            "poll.opened 2/1 open");
  }

  @Test
  void aPollIsClosedWhenItsMarkersAreWrittenAndFinalWhenTheyAreCounted() {
    Progress closing =
        Progress.NOTHING.with(poll.opened(1, 1, SECOND)).with(poll.closing(1, 2, 2 * SECOND));
    assertThat(told(closing, webhook("w"))).containsExactly("poll.opened 1/1 open");

    Progress closed = closing.with(poll.closed());
    assertThat(told(closed, webhook("w"))).hasSize(2).endsWith("poll.closed 1/2 closed");

    Progress finished = closed.with(poll.tally(1, 2, 7, true, 3 * SECOND));
    assertThat(told(finished, webhook("w"))).hasSize(3).endsWith("poll.final 1/2 closed");
  }

  @Test
  void aPollIsNotFinalBeforeItIsClosed() {
    Progress counted =
        Progress.NOTHING
            .with(poll.opened(1, 1, SECOND))
            .with(poll.closing(1, 2, 2 * SECOND))
            .with(poll.tally(1, 2, 7, true, 3 * SECOND));
    assertThat(told(counted, webhook("w"))).containsExactly("poll.opened 1/1 open");

    assertThat(told(counted.with(poll.closed()), webhook("w")))
        .hasSize(3)
        .endsWith("poll.closed 1/2 closed", "poll.final 1/2 closed");
  }

  @Test
  void aReopeningIsToldWhenItsMarkersAreWritten() {
    Progress closed =
        Progress.NOTHING
            .with(poll.opened(1, 1, SECOND))
            .with(poll.closing(1, 2, 2 * SECOND))
            .with(poll.closed());
    Progress intent = closed.with(poll.reopening(1, 3, 3 * SECOND));
    assertThat(intent.definition()).extracting(Definition::version).isEqualTo(6);
    assertThat(told(intent, webhook("w"))).hasSize(2).endsWith("poll.closed 1/2 closed");

    Progress reopened = intent.with(poll.reopened());
    assertThat(told(reopened, webhook("w"))).hasSize(3).endsWith("poll.opened 1/3 open");
  }

  @Test
  void anOlderRoundMayBecomeFinalAfterTheNextHasBegun() {
    Progress progress =
        Progress.NOTHING
            .with(poll.opened(2, 1, 5 * SECOND))
            .with(poll.tally(2, 1, 3, false, 6 * SECOND))
            .with(poll.tally(1, 2, 7, true, 7 * SECOND));

    assertThat(told(progress, webhook("w", 3L)))
        .containsExactly(
            "poll.opened 2/1 open",
            "tally.milestone 2/3 open",
            "poll.final 1/2 closed",
            "tally.milestone 1/3 closed");
  }

  @Test
  void milestonesAreToldOnceTheyAreReached() {
    Progress progress =
        Progress.NOTHING
            .with(poll.opened(1, 1, SECOND))
            .with(poll.tally(1, 1, 100, false, 2 * SECOND));

    assertThat(told(progress, webhook("w", 10L, 100L, 101L)))
        .containsExactly(
            "poll.opened 1/1 open", "tally.milestone 1/10 open", "tally.milestone 1/100 open");
  }

  @Test
  void whatHappenedBeforeTheSubscriptionIsNotTold() {
    Progress progress =
        Progress.NOTHING
            .with(poll.opened(1, 1, SECOND))
            .with(poll.tally(1, 1, 100, false, 2 * SECOND));
    Webhook late = webhook("w", 10L).toBuilder().setCreatedAt(2 * SECOND + 1).build();

    assertThat(told(progress, late)).isEmpty();
    assertThat(told(progress.with(poll.tally(1, 1, 101, false, 3 * SECOND)), late))
        .containsExactly("tally.milestone 1/10 open");
  }

  @Test
  void onlyWhatWasAskedForIsTold() {
    Progress progress =
        Progress.NOTHING
            .with(poll.opened(1, 1, SECOND))
            .with(poll.tally(1, 1, 100, false, 2 * SECOND));
    Webhook milestones =
        webhook("w", 10L).toBuilder()
            .clearEvents()
            .addEvents(WebhookEvent.WEBHOOK_EVENT_TALLY_MILESTONE)
            .build();

    assertThat(told(progress, milestones)).containsExactly("tally.milestone 1/10 open");
  }

  @Test
  void numbersAreToldOnlyWhereEverybodyMaySeeThem() {
    assertThat(numbersToldWhileOpen(new Subscribed("p", RESULTS_ALWAYS))).isTrue();
    assertThat(numbersToldWhileOpen(new Subscribed("p", RESULTS_AFTER_CLOSE))).isFalse();
    assertThat(numbersToldAtTheEnd(new Subscribed("p", RESULTS_AFTER_CLOSE))).isTrue();
    assertThat(numbersToldOfAReopening(new Subscribed("p", RESULTS_AFTER_CLOSE))).isFalse();
    assertThat(numbersToldAtTheEnd(new Subscribed("p", RESULTS_OWNER))).isFalse();
  }

  @Test
  void theSameOccasionHasTheSameIdAndNoOtherHasIt() {
    Progress progress =
        Progress.NOTHING
            .with(poll.opened(1, 1, SECOND))
            .with(poll.closing(1, 2, 2 * SECOND))
            .with(poll.opened(2, 1, 5 * SECOND));
    List<Occasion> all = occasions.of(progress, webhook("w"));
    Progress later = progress.with(poll.closing(2, 2, 6 * SECOND)).with(poll.closed());

    assertThat(all).extracting(occasion -> WebhookIds.of(occasion, "w")).doesNotHaveDuplicates();
    assertThat(occasions.of(later, webhook("w")))
        .extracting(occasion -> WebhookIds.of(occasion, "w"))
        .containsAll(all.stream().map(occasion -> WebhookIds.of(occasion, "w")).toList());
    assertThat(WebhookIds.of(all.getFirst(), "w")).isNotEqualTo(WebhookIds.of(all.getFirst(), "v"));
  }

  private boolean numbersToldWhileOpen(Subscribed of) {
    Progress progress =
        Progress.NOTHING.with(of.opened(1, 1, SECOND)).with(of.tally(1, 1, 5, false, 2 * SECOND));
    return occasions.of(progress, webhook("w", 5L)).getLast().numbers() != null;
  }

  private boolean numbersToldAtTheEnd(Subscribed of) {
    Progress progress =
        Progress.NOTHING
            .with(of.opened(1, 1, SECOND))
            .with(of.closing(1, 2, 2 * SECOND))
            .with(of.closed())
            .with(of.tally(1, 2, 5, true, 3 * SECOND));
    return occasions.of(progress, webhook("w")).getLast().numbers() != null;
  }

  /** By a milestone, whose tally is ahead of the definition. */
  private boolean numbersToldOfAReopening(Subscribed of) {
    Progress progress =
        Progress.NOTHING
            .with(of.opened(1, 1, SECOND))
            .with(of.closing(1, 2, 2 * SECOND))
            .with(of.closed())
            .with(of.tally(1, 3, 9, false, 3 * SECOND));
    return occasions.of(progress, webhook("w", 9L)).getLast().numbers() != null;
  }

  private List<String> told(Progress progress, Webhook webhook) {
    return occasions.of(progress, webhook).stream()
        .map(
            occasion ->
                "%s %d/%d %s"
                    .formatted(
                        occasion.type(), occasion.round(), occasion.mark(), occasion.status()))
        .toList();
  }
}
