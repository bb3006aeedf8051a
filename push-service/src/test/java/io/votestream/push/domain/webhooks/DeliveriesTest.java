package io.votestream.push.domain.webhooks;

import static io.votestream.push.domain.webhooks.Subscribed.SECOND;
import static io.votestream.push.domain.webhooks.Subscribed.webhook;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_ALWAYS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.ResultsAccess;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.Webhook;
import io.votestream.schemas.v1.WebhookDelivery;
import io.votestream.schemas.v1.WebhookDeliveryState;
import io.votestream.schemas.v1.Webhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

  private record Made(Call call, Consumer<Answer> then) {}

  private final Subscriptions subscriptions = new Subscriptions();
  private final Map<String, WebhookDelivery> journal = new LinkedHashMap<>();
  private final List<Made> calls = new ArrayList<>();
  private boolean writable = true;
  private Instant now = Instant.ofEpochSecond(1_000_000);
  private Deliveries deliveries = started();

  @Test
  void anOccasionIsWrittenDownCalledAndSettled() {
    openPoll("p", webhook("w"));
    deliveries.step();

    assertThat(journal.values())
        .extracting(WebhookDelivery::getState)
        .containsExactly(WebhookDeliveryState.WEBHOOK_DELIVERY_PENDING);
    assertThat(calls).hasSize(1);
    assertThat(new String(calls.getFirst().call.body(), UTF_8)).isEqualTo("poll.opened");

    answer(0, Answer.DELIVERED);
    later(Duration.ofDays(2));
    assertThat(calls).hasSize(1);
    WebhookDelivery settled = journal.values().iterator().next();
    assertThat(settled.getState()).isEqualTo(WebhookDeliveryState.WEBHOOK_DELIVERY_DELIVERED);
    assertThat(settled.getBody().isEmpty()).isTrue();
  }

  @Test
  void aFailureIsTriedAgainLaterAndLaterForADay() {
    openPoll("p", webhook("w"));
    deliveries.step();
    List<Long> pauses = new ArrayList<>();
    Instant begun = now;
    for (int attempt = 0; attempt < 8; attempt++) {
      answer(attempt, Answer.FAILED);
      Instant failed = now;
      while (calls.size() == attempt + 1) {
        later(Duration.ofSeconds(1));
      }
      pauses.add(Duration.between(failed, now).toSeconds());
    }
    assertThat(pauses.get(0)).isBetween(5L, 6L);
    assertThat(pauses.get(1)).isBetween(30L, 34L);
    assertThat(pauses).isSorted();
    assertThat(Duration.between(begun, now)).isBetween(Duration.ofHours(24), Duration.ofHours(27));
    assertThat(calls)
        .extracting(made -> made.call.headers().get("webhook-id"))
        .containsOnly(calls.getFirst().call.headers().get("webhook-id"));

    answer(8, Answer.FAILED);
    later(Duration.ofDays(30));
    assertThat(calls).hasSize(9);
    assertThat(journal.values())
        .extracting(WebhookDelivery::getState)
        .containsExactly(WebhookDeliveryState.WEBHOOK_DELIVERY_GIVEN_UP);
  }

  @Test
  void aReceiverIsLeftAloneForAsLongAsItAsks() {
    Subscribed poll = openPoll("p", webhook("w", 1L));
    deliveries.step();
    answer(0, Answer.failedUntil(now.plusSeconds(120)));
    assertThat(journal.values())
        .extracting(WebhookDelivery::getNotBefore)
        .containsExactly(now.plusSeconds(120).toEpochMilli());

    subscriptions.accept(poll.tally(1, 1, 3, false, 2 * SECOND));
    later(Duration.ofSeconds(119));
    assertThat(calls).as("not for another occasion either").hasSize(1);
    deliveries = started();
    deliveries.step();
    assertThat(calls).as("nor by the next instance").hasSize(1);
    later(Duration.ofSeconds(1));
    assertThat(calls).hasSize(2);
  }

  @Test
  void whoAsksForTooLittleOrTooMuchIsCalledAsScheduled() {
    openPoll("p", webhook("w"));
    deliveries.step();
    answer(0, Answer.failedUntil(now.plusSeconds(1)));
    later(Duration.ofSeconds(4));
    assertThat(calls).hasSize(1);
    later(Duration.ofSeconds(2));
    assertThat(calls).hasSize(2);

    answer(1, Answer.failedUntil(now.plus(Duration.ofDays(9_000))));
    later(Duration.ofHours(11));
    assertThat(calls).hasSize(2);
    later(Duration.ofHours(1));
    assertThat(calls).hasSize(3);
  }

  @Test
  void whoIsGoneIsNotCalledAgain() {
    openPoll("p", webhook("w"));
    deliveries.step();
    answer(0, Answer.GONE);
    later(Duration.ofDays(1));

    assertThat(calls).hasSize(1);
  }

  @Test
  void aRestartGoesOnWhereTheJournalEnds() {
    openPoll("p", webhook("w"));
    openPoll("q", webhook("v"));
    deliveries.step();
    answer(indexOf("w"), Answer.FAILED);
    answer(indexOf("v"), Answer.DELIVERED);
    deliveries.step();
    calls.clear();

    deliveries = started();
    deliveries.step();
    assertThat(calls).isEmpty();
    later(Duration.ofSeconds(6));
    assertThat(calls).hasSize(1);
    assertThat(calls.getFirst().call.subscriptionId()).isEqualTo("w");
    assertThat(new String(calls.getFirst().call.body(), UTF_8)).isEqualTo("poll.opened");
  }

  @Test
  void nothingIsCalledThatIsNotWrittenDown() {
    writable = false;
    openPoll("p", webhook("w"));
    later(Duration.ofMinutes(1));
    assertThat(calls).isEmpty();

    writable = true;
    deliveries.step();
    assertThat(calls).hasSize(1);
    writable = false;
    answer(0, Answer.FAILED);
    later(Duration.ofMinutes(1));
    assertThat(calls).hasSize(1);
    writable = true;
    deliveries.step();
    assertThat(calls).hasSize(2);
  }

  @Test
  void oneReceiverIsNeverCalledTwiceAtOnceAndHoldsUpNoOther() {
    Subscribed poll = openPoll("p", webhook("w", 1L, 2L, 3L));
    subscriptions.accept(poll.tally(1, 1, 3, false, 2 * SECOND));
    openPoll("q", webhook("v"));
    deliveries.step();
    deliveries.step();
    assertThat(calls)
        .extracting(made -> made.call.subscriptionId())
        .containsExactlyInAnyOrder("w", "v");

    answer(indexOf("w"), Answer.DELIVERED);
    assertThat(calls).hasSize(3);
  }

  @Test
  void deadReceiversLeaveRoomForOthers() {
    for (int i = 0; i < 2 * Deliveries.CALLS; i++) {
      openPoll("dead" + i, webhook("dead" + i));
    }
    deliveries.step();
    assertThat(calls).hasSize(Deliveries.CALLS);
    while (calls.size() < 2 * Deliveries.CALLS) {
      calls.forEach(made -> made.then.accept(Answer.FAILED));
      deliveries.step();
    }
    calls.subList(Deliveries.CALLS, calls.size()).forEach(made -> made.then.accept(Answer.FAILED));
    deliveries.step();
    calls.clear();

    later(Duration.ofSeconds(6));
    assertThat(calls).hasSize(Deliveries.CALLS / 2);
    openPoll("alive", webhook("alive"));
    deliveries.step();
    assertThat(calls.getLast().call.subscriptionId()).isEqualTo("alive");
  }

  @Test
  void whatWaitsForADeadReceiverIsBounded() {
    Long[] milestones = new Long[500];
    for (int i = 0; i < milestones.length; i++) {
      milestones[i] = i + 1L;
    }
    Subscribed poll = openPoll("p", webhook("w", milestones));
    subscriptions.accept(poll.tally(1, 1, 500, false, 2 * SECOND));
    later(Duration.ofSeconds(1));
    assertThat(deliveries.waiting()).isLessThanOrEqualTo(100);

    for (int i = 0; i < calls.size(); i++) {
      answer(i, Answer.DELIVERED);
      deliveries.step();
    }
    assertThat(calls).hasSize(501);
  }

  @Test
  void whoIsNotSubscribedAnyMoreIsNotCalled() {
    openPoll("p", webhook("w"));
    deliveries.step();
    answer(0, Answer.FAILED);
    subscriptions.accept("p", null);
    later(Duration.ofDays(1));

    assertThat(calls).hasSize(1);
    assertThat(journal.values())
        .extracting(WebhookDelivery::getState)
        .containsExactly(WebhookDeliveryState.WEBHOOK_DELIVERY_GIVEN_UP);
  }

  @Test
  void answersToAnEndedTurnCountForNothing() {
    openPoll("p", webhook("w"));
    deliveries.step();
    deliveries.end();
    calls.getFirst().then.accept(Answer.DELIVERED);
    journal.values().forEach(deliveries::restore);
    deliveries.begin();
    deliveries.step();

    assertThat(calls).hasSize(2);
  }

  @Test
  void nobodyHasThePlacesOfAllOthers() {
    Long[] milestones = new Long[100];
    for (int i = 0; i < milestones.length; i++) {
      milestones[i] = i + 1L;
    }
    for (int i = 0; i < 110; i++) {
      Subscribed dead = openPoll("dead" + i, webhook("dead" + i, milestones));
      subscriptions.accept(dead.tally(1, 1, 100, false, 2 * SECOND));
    }
    int failed = 0;
    do {
      while (failed < calls.size()) {
        calls.get(failed++).then.accept(Answer.FAILED);
      }
      deliveries.step();
    } while (failed < calls.size());
    assertThat(deliveries.waiting()).isBetween(10_000, 10_110);

    openPoll("alive", webhook("alive"));
    deliveries.step();
    assertThat(calls.getLast().call.subscriptionId()).isEqualTo("alive");
  }

  @Test
  void onePollHoldsOnlySoMany() {
    Long[] milestones = new Long[100];
    for (int i = 0; i < milestones.length; i++) {
      milestones[i] = i + 1L;
    }
    Subscribed poll = new Subscribed("p", RESULTS_ALWAYS);
    Webhooks.Builder webhooks = Webhooks.newBuilder().setPollId("p");
    for (int i = 0; i < 5; i++) {
      webhooks.addSubscriptions(webhook("w" + i, milestones));
    }
    subscriptions.accept("p", webhooks.build());
    subscriptions.accept(poll.opened(1, 1, SECOND));
    subscriptions.accept(poll.tally(1, 1, 100, false, 2 * SECOND));
    deliveries.step();

    assertThat(calls).hasSize(5);
    assertThat(deliveries.waiting()).isLessThanOrEqualTo(200);
  }

  @Test
  void whatWasToldToWhoIsGoneIsForgotten() {
    openPoll("p", webhook("w"));
    openPoll("q", webhook("v"));
    deliveries.step();
    answer(0, Answer.DELIVERED);
    answer(1, Answer.DELIVERED);
    subscriptions.accept("p", null);
    later(Duration.ofMinutes(11));

    assertThat(journal.values())
        .extracting(WebhookDelivery::getSubscriptionId)
        .containsExactly("v");
    deliveries = started();
    later(Duration.ofMinutes(11));
    assertThat(calls).hasSize(2);
  }

  private Subscribed openPoll(String id, Webhook webhook) {
    Subscribed poll = new Subscribed(id, RESULTS_ALWAYS);
    subscriptions.accept(id, Webhooks.newBuilder().setPollId(id).addSubscriptions(webhook).build());
    subscriptions.accept(poll.opened(1, 1, SECOND));
    return poll;
  }

  private int indexOf(String subscription) {
    return calls.stream().map(made -> made.call.subscriptionId()).toList().indexOf(subscription);
  }

  private void answer(int call, Answer answer) {
    calls.get(call).then.accept(answer);
    deliveries.step();
  }

  private void later(Duration time) {
    now = now.plus(time);
    deliveries.step();
    deliveries.step();
  }

  private final class MemoryJournal implements Journal {

    @Override
    public boolean append(Collection<WebhookDelivery> deliveries) {
      if (writable) {
        deliveries.forEach(delivery -> journal.put(delivery.getId(), delivery));
      }
      return writable;
    }

    @Override
    public boolean forget(Collection<String> ids) {
      if (writable) {
        journal.keySet().removeAll(ids);
      }
      return writable;
    }
  }

  private Deliveries started() {
    Deliveries started =
        new Deliveries(
            subscriptions,
            new ResultsAccess(new Secret("0123456789abcdef".repeat(2))),
            occasion -> occasion.type().getBytes(UTF_8),
            new MemoryJournal(),
            (call, then) -> calls.add(new Made(call, then)),
            () -> now);
    journal.values().forEach(started::restore);
    started.begin();
    return started;
  }
}
