package io.votestream.push.domain.webhooks;

import io.votestream.schemas.v1.WebhookDelivery;

/** One subscription to one poll. */
record Receiver(String pollId, String subscriptionId) {

  static Receiver of(WebhookDelivery delivery) {
    return new Receiver(delivery.getPollId(), delivery.getSubscriptionId());
  }
}
