package io.votestream.push.domain.webhooks;

import io.votestream.schemas.v1.WebhookDelivery;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Ids of deliveries by receiver, settled or not: what is known is not derived again. Those of
 * receivers that are gone are forgotten now and then, here and in the journal; without it both
 * would grow by every call that was ever made.
 */
final class KnownDeliveries {

  /**
   * How often to look for subscriptions that are gone. The first time, all views are up to date.
   */
  private static final Duration PRUNE_EVERY = Duration.ofMinutes(10);

  private static final int PRUNED_AT_ONCE = 1_000;

  private final Map<Receiver, Set<String>> ids = new HashMap<>();
  private long pruneAt;

  void add(WebhookDelivery delivery) {
    ids.computeIfAbsent(Receiver.of(delivery), none -> new HashSet<>()).add(delivery.getId());
  }

  /** Of one receiver. */
  Set<String> of(Receiver receiver) {
    return ids.getOrDefault(receiver, Set.of());
  }

  void clear() {
    ids.clear();
  }

  void pruneLater(long now) {
    pruneAt = now + PRUNE_EVERY.toMillis();
  }

  /** Does so when it is due. */
  void prune(long now, Predicate<Receiver> isGone, Journal journal) {
    if (now < pruneAt) {
      return;
    }
    Map<Receiver, Set<String>> gone = new HashMap<>();
    int found = 0;
    for (Map.Entry<Receiver, Set<String>> entry : ids.entrySet()) {
      if (found < PRUNED_AT_ONCE && isGone.test(entry.getKey())) {
        gone.put(entry.getKey(), entry.getValue());
        found += entry.getValue().size();
      }
    }
    if (journal.forget(gone.values().stream().flatMap(Set::stream).toList())) {
      ids.keySet().removeAll(gone.keySet());
    }
    if (found < PRUNED_AT_ONCE) {
      pruneLater(now);
    }
  }
}
