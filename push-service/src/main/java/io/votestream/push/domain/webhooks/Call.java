package io.votestream.push.domain.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.Webhook;
import io.votestream.schemas.v1.WebhookDelivery;
import java.util.Base64;
import java.util.Map;

/**
 * One attempt, signed as Standard Webhooks has it (standardwebhooks.com, "Signature scheme"): HMAC
 * over id, time of the attempt and body.
 *
 * @param headers webhook-id, webhook-timestamp (seconds since the epoch), webhook-signature
 */
public record Call(
    String pollId, String subscriptionId, String url, Map<String, String> headers, byte[] body) {

  /**
   * @param at milliseconds since the epoch
   */
  static Call of(Webhook subscription, WebhookDelivery delivery, long at) {
    String timestamp = String.valueOf(at / 1_000);
    byte[] body = delivery.getBody().toByteArray();
    byte[] signature =
        Secret.hmac(
            subscription.getSecret().toByteArray(),
            (delivery.getId() + "." + timestamp + ".").getBytes(UTF_8),
            body);
    return new Call(
        delivery.getPollId(),
        subscription.getId(),
        subscription.getUrl(),
        Map.of(
            "webhook-id",
            delivery.getId(),
            "webhook-timestamp",
            timestamp,
            "webhook-signature",
            "v1," + Base64.getEncoder().encodeToString(signature)),
        body);
  }
}
