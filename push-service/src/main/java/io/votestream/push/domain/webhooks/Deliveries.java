package io.votestream.push.domain.webhooks;

import static io.votestream.schemas.v1.WebhookDeliveryState.WEBHOOK_DELIVERY_DELIVERED;
import static io.votestream.schemas.v1.WebhookDeliveryState.WEBHOOK_DELIVERY_GIVEN_UP;
import static io.votestream.schemas.v1.WebhookDeliveryState.WEBHOOK_DELIVERY_PENDING;

import com.google.protobuf.ByteString;
import io.votestream.schemas.ResultsAccess;
import io.votestream.schemas.v1.Webhook;
import io.votestream.schemas.v1.WebhookDelivery;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Calls all subscribers, at least once for every occasion. Belongs to one instance at a time and,
 * there, to one thread; only the answers come from others.
 */
public final class Deliveries {

  /** Calls at the same time. */
  public static final int CALLS = 64;

  /** Of these, attempts after a failure, so that dead receivers leave room for others. */
  private static final int RETRIES = CALLS / 2;

  /**
   * Waiting calls, of all polls and of one; further occasions wait to be derived until there is
   * room. A receiver for whom nothing waits always has room for one, so that dead ones, whose calls
   * wait for a day, hold up no other.
   */
  private static final int ROOM = 10_000;

  private static final int ROOM_OF_POLL = 200;

  private record Answered(Endpoint endpoint, WebhookDelivery delivery, long at, Answer answer) {}

  private final Subscriptions subscriptions;
  private final Occasions occasions;
  private final WebhookText text;
  private final Journal journal;
  private final Caller caller;
  private final InstantSource clock;

  private final Map<String, WebhookDelivery> restored = new LinkedHashMap<>();

  private final KnownDeliveries known = new KnownDeliveries();
  private final Map<Receiver, Endpoint> endpoints = new HashMap<>();
  private final Map<String, WebhookDelivery> unwritten = new LinkedHashMap<>();
  private Queue<Answered> answers = new ConcurrentLinkedQueue<>();
  private int held;
  private int calls;
  private int retries;
  private volatile int waiting;

  public Deliveries(
      Subscriptions subscriptions,
      ResultsAccess access,
      WebhookText text,
      Journal journal,
      Caller caller,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.occasions = new Occasions(access);
    this.text = text;
    this.journal = journal;
    this.caller = caller;
    this.clock = clock;
  }

  /** Takes one record of the journal, in their order. Of what is settled only the id is kept. */
  public void restore(WebhookDelivery delivery) {
    known.add(delivery);
    if (delivery.getState() == WEBHOOK_DELIVERY_PENDING) {
      restored.put(delivery.getId(), delivery);
    } else {
      restored.remove(delivery.getId());
    }
  }

  /** The whole journal has been restored: from now on this instance calls. */
  public void begin() {
    restored.values().forEach(this::add);
    restored.clear();
    known.pruneLater(clock.millis());
    subscriptions.putBackAll();
  }

  /** Another instance calls. Answers that are still awaited here count for nothing. */
  public void end() {
    restored.clear();
    known.clear();
    endpoints.clear();
    unwritten.clear();
    answers = new ConcurrentLinkedQueue<>();
    calls = 0;
    retries = 0;
    held = 0;
    waiting = 0;
  }

  /** Does all that is due; to be called several times a second. */
  public void step() {
    if (writeDown()) {
      known.prune(clock.millis(), this::isGone, journal);
      derive();
      call(clock.millis());
    }
    endpoints.values().removeIf(Endpoint::isIdle);
    waiting = held;
  }

  /**
   * Writes down what calls have been answered; before the instance stops, too, so that the next one
   * does not make them again.
   *
   * @return whether all is written; nothing else is to be done before
   */
  public boolean writeDown() {
    takeAnswers();
    if (!unwritten.isEmpty()) {
      if (!journal.append(unwritten.values())) {
        return false;
      }
      unwritten.values().stream()
          .filter(delivery -> delivery.getState() == WEBHOOK_DELIVERY_PENDING)
          .forEach(this::add);
      unwritten.clear();
    }
    return true;
  }

  /** Calls that are to be made, now or later. */
  public int waiting() {
    return waiting;
  }

  private void takeAnswers() {
    for (Answered answered = answers.poll(); answered != null; answered = answers.poll()) {
      answered.endpoint.end();
      calls--;
      WebhookDelivery delivery = answered.delivery;
      if (delivery.getFailures() > 0) {
        retries--;
      }
      int failures = delivery.getFailures() + 1;
      switch (answered.answer.outcome()) {
        case DELIVERED -> settle(delivery, true);
        case GONE -> settle(delivery, false);
        case FAILED, NOT_ALLOWED -> {
          if (RetrySchedule.isOver(failures)) {
            settle(delivery, false);
          } else {
            unwritten.put(
                delivery.getId(),
                delivery.toBuilder()
                    .setFailures(failures)
                    .setLastAttemptAt(answered.at)
                    .setNotBefore(RetrySchedule.notBefore(answered.answer, answered.at))
                    .build());
          }
        }
      }
    }
  }

  private void settle(WebhookDelivery delivery, boolean delivered) {
    unwritten.put(
        delivery.getId(),
        delivery.toBuilder()
            .setBody(ByteString.EMPTY)
            .setState(delivered ? WEBHOOK_DELIVERY_DELIVERED : WEBHOOK_DELIVERY_GIVEN_UP)
            .build());
  }

  /** Nothing is derived for it any more, and nothing of it waits. */
  private boolean isGone(Receiver receiver) {
    return !endpoints.containsKey(receiver)
        && subscriptions.find(receiver.pollId(), receiver.subscriptionId()).isEmpty();
  }

  private void derive() {
    boolean written = true;
    for (String pollId : subscriptions.takeChanged()) {
      written = written && derive(pollId);
      if (!written) {
        subscriptions.putBack(pollId);
      }
    }
  }

  private boolean derive(String pollId) {
    Progress progress = subscriptions.progress(pollId);
    Map<String, WebhookDelivery> due = new LinkedHashMap<>();
    int room = Math.min(ROOM - held, ROOM_OF_POLL - waiting(pollId));
    for (Webhook webhook : subscriptions.of(pollId)) {
      Receiver receiver = new Receiver(pollId, webhook.getId());
      Set<String> derived = known.of(receiver);
      int left = room(waiting(receiver), room - due.size());
      for (Occasion occasion : occasions.of(progress, webhook)) {
        String id = WebhookIds.of(occasion, webhook.getId());
        if (derived.contains(id)) {
          continue;
        }
        if (left-- <= 0) {
          subscriptions.putBack(pollId);
          break;
        }
        due.put(
            id,
            WebhookDelivery.newBuilder()
                .setId(id)
                .setPollId(pollId)
                .setSubscriptionId(webhook.getId())
                .setBody(ByteString.copyFrom(text.body(occasion)))
                .build());
      }
    }
    if (!due.isEmpty()) {
      if (!journal.append(due.values())) {
        return false;
      }
      for (WebhookDelivery delivery : due.values()) {
        known.add(delivery);
        add(delivery);
      }
    }
    return true;
  }

  private static int room(int waiting, int beside) {
    int room = Math.min(Endpoint.ROOM - waiting, beside);
    return waiting == 0 ? Math.max(1, room) : room;
  }

  private int waiting(String pollId) {
    return subscriptions.of(pollId).stream()
        .mapToInt(webhook -> waiting(new Receiver(pollId, webhook.getId())))
        .sum();
  }

  private int waiting(Receiver receiver) {
    Endpoint endpoint = endpoints.get(receiver);
    return endpoint == null ? 0 : endpoint.waiting();
  }

  private void call(long now) {
    List<Endpoint> due =
        endpoints.values().stream()
            .filter(endpoint -> endpoint.isDue(now))
            .sorted(Comparator.comparingLong(Endpoint::dueAt))
            .toList();
    for (Endpoint endpoint : due) {
      if (calls < CALLS && (!endpoint.retries() || retries < RETRIES)) {
        call(endpoint, now);
      }
    }
  }

  private void call(Endpoint endpoint, long now) {
    WebhookDelivery delivery = endpoint.begin();
    held--;
    Optional<Webhook> webhook =
        subscriptions.find(delivery.getPollId(), delivery.getSubscriptionId());
    if (webhook.isEmpty()) {
      endpoint.end();
      settle(delivery, false);
      return;
    }
    calls++;
    if (delivery.getFailures() > 0) {
      retries++;
    }
    Queue<Answered> here = answers;
    caller.call(
        Call.of(webhook.get(), delivery, now),
        answer -> here.add(new Answered(endpoint, delivery, now, answer)));
  }

  private void add(WebhookDelivery delivery) {
    endpoints.computeIfAbsent(Receiver.of(delivery), none -> new Endpoint()).add(delivery);
    held++;
  }
}
