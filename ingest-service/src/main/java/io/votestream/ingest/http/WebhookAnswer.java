package io.votestream.ingest.http;

import io.votestream.schemas.v1.Webhook;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as the API shows it; what is null is left out.
 *
 * @param secret as Standard Webhooks writes it; only in the answer that registers it
 */
record WebhookAnswer(
    String id,
    String url,
    List<String> events,
    List<Long> milestones,
    String createdAt,
    @Nullable String secret) {

  private static final String SECRET_PREFIX = "whsec_";

  /** All of a poll. */
  record All(List<WebhookAnswer> webhooks) {}

  static WebhookAnswer of(Webhook webhook) {
    return of(webhook, null);
  }

  static WebhookAnswer withSecret(Webhook webhook) {
    return of(
        webhook,
        SECRET_PREFIX + Base64.getEncoder().encodeToString(webhook.getSecret().toByteArray()));
  }

  private static WebhookAnswer of(Webhook webhook, @Nullable String secret) {
    return new WebhookAnswer(
        webhook.getId(),
        webhook.getUrl(),
        webhook.getEventsList().stream().map(EventName::of).toList(),
        webhook.getMilestonesList(),
        Instant.ofEpochMilli(webhook.getCreatedAt()).toString(),
        secret);
  }
}
