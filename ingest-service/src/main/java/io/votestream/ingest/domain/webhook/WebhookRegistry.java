package io.votestream.ingest.domain.webhook;

import com.google.protobuf.ByteString;
import io.votestream.ingest.domain.poll.AcceptanceWindow;
import io.votestream.ingest.domain.poll.Freshness;
import io.votestream.ingest.domain.poll.PollLocks;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Webhook;
import io.votestream.schemas.v1.Webhooks;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/** Whom the deployment calls about a poll. push-service does the calling. */
public final class WebhookRegistry {

  private static final int MAX_PER_POLL = 10;
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 8;
  private static final Duration WITHIN = AcceptanceWindow.ACK_BUDGET;

  private final SecureRandom random = new SecureRandom();
  private final WebhookDirectory directory;
  private final Freshness freshness;
  private final WebhookLog log;
  private final PollLocks locks;
  private final CallbackAddress allowed;
  private final InstantSource clock;

  public WebhookRegistry(
      WebhookDirectory directory,
      Freshness freshness,
      WebhookLog log,
      PollLocks locks,
      CallbackAddress allowed,
      InstantSource clock) {
    this.directory = directory;
    this.freshness = freshness;
    this.log = log;
    this.locks = locks;
    this.allowed = allowed;
    this.clock = clock;
  }

  /**
   * @return with its secret, which is told this once
   * @throws Refusal TOO_MANY_WEBHOOKS, what is wrong with its URL, LOG_UNAVAILABLE, OUTCOME_UNKNOWN
   */
  public Webhook add(String pollId, WebhookDraft draft) {
    String url = allowed.normalized(draft.url());
    return locks.locked(
        pollId,
        () -> {
          Webhooks before = newest(pollId);
          if (before.getSubscriptionsCount() >= MAX_PER_POLL) {
            throw new Refusal(
                ErrorCode.TOO_MANY_WEBHOOKS, "A poll may have " + MAX_PER_POLL + " webhooks.");
          }
          Webhook added =
              draft.toWebhook(
                  url,
                  HexFormat.of().formatHex(bytes(ID_BYTES)),
                  ByteString.copyFrom(bytes(SECRET_BYTES)),
                  clock.millis());
          write(before.toBuilder().addSubscriptions(added).build());
          return added;
        });
  }

  public List<Webhook> list(String pollId) {
    return directory.of(pollId).getSubscriptionsList();
  }

  /**
   * @throws Refusal WEBHOOK_NOT_FOUND, LOG_UNAVAILABLE, OUTCOME_UNKNOWN
   */
  public void remove(String pollId, String webhookId) {
    locks.locked(
        pollId,
        () -> {
          Webhooks before = newest(pollId);
          List<Webhook> left =
              before.getSubscriptionsList().stream()
                  .filter(webhook -> !webhook.getId().equals(webhookId))
                  .toList();
          if (left.size() == before.getSubscriptionsCount()) {
            throw new Refusal(ErrorCode.WEBHOOK_NOT_FOUND, "This poll has no such webhook.");
          }
          write(before.toBuilder().clearSubscriptions().addAllSubscriptions(left).build());
          return webhookId;
        });
  }

  /** A change writes all subscriptions of a poll: from an old state it would undo others. */
  private Webhooks newest(String pollId) {
    if (!AcceptanceWindow.holds(freshness.age())) {
      throw Refusals.logUnavailable();
    }
    return directory.of(pollId);
  }

  private void write(Webhooks webhooks) {
    log.write(webhooks, WITHIN);
    directory.await(webhooks, WITHIN);
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
