package io.votestream.push.domain.webhooks;

import io.votestream.push.domain.poll.Definition;
import io.votestream.schemas.Rounds;
import io.votestream.schemas.v1.Tally;
import io.votestream.schemas.v1.Webhook;
import io.votestream.schemas.v1.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be called about which poll, and how all polls stand; grows with the number of polls,
 * not with votes. Of every poll, for its owner may subscribe after the change that is to be told.
 */
public final class Subscriptions {

  private final Map<String, List<Webhook>> subscriptions = new ConcurrentHashMap<>();
  private final Map<String, Progress> polls = new ConcurrentHashMap<>();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  /**
   * @param webhooks null if the poll has none any more
   */
  public void accept(String pollId, @Nullable Webhooks webhooks) {
    if (webhooks == null || webhooks.getSubscriptionsCount() == 0) {
      subscriptions.remove(pollId);
    } else {
      subscriptions.put(pollId, webhooks.getSubscriptionsList());
      changed.add(pollId);
    }
  }

  /** Newest version wins, whatever the order. */
  public void accept(Definition definition) {
    change(definition.pollId(), progress -> progress.with(definition));
  }

  /** Newest version wins, whatever the order. */
  public void accept(Tally tally) {
    change(Rounds.pollId(tally.getPollId()), progress -> progress.with(tally));
  }

  private void change(String pollId, UnaryOperator<Progress> change) {
    polls.compute(
        pollId, (id, progress) -> change.apply(progress == null ? Progress.NOTHING : progress));
    // After the change, so that whoever takes the id finds it.
    if (subscriptions.containsKey(pollId)) {
      changed.add(pollId);
    }
  }

  List<Webhook> of(String pollId) {
    return subscriptions.getOrDefault(pollId, List.of());
  }

  Optional<Webhook> find(String pollId, String subscriptionId) {
    return of(pollId).stream().filter(webhook -> webhook.getId().equals(subscriptionId)).findAny();
  }

  Progress progress(String pollId) {
    return polls.getOrDefault(pollId, Progress.NOTHING);
  }

  /** Polls with subscribers that have changed since this was asked last. */
  Set<String> takeChanged() {
    Set<String> taken = Set.copyOf(changed);
    changed.removeAll(taken);
    return taken;
  }

  /** Is to be taken again. */
  void putBack(String pollId) {
    changed.add(pollId);
  }

  void putBackAll() {
    changed.addAll(subscriptions.keySet());
  }
}
