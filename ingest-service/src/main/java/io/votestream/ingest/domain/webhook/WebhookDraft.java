package io.votestream.ingest.domain.webhook;

import com.google.protobuf.ByteString;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Webhook;
import io.votestream.schemas.v1.WebhookEvent;
import java.util.List;
import java.util.TreeSet;

/**
 * A subscription as the owner wants it, within all bounds.
 *
 * @param url where to call, see {@link CallbackAddress}
 * @param events at least one, without doubles
 * @param milestones numbers of ballots, at most 20, ascending and without doubles; empty unless
 *     tally.milestone is among the events
 */
public record WebhookDraft(String url, List<WebhookEvent> events, List<Long> milestones) {

  private static final int MAX_MILESTONES = 20;
  private static final long MAX_MILESTONE = 1_000_000_000_000L;

  /**
   * @throws Refusal OUT_OF_RANGE, CONFLICTING_FIELDS
   */
  public WebhookDraft {
    events = List.copyOf(new TreeSet<>(events));
    int given = milestones.size();
    milestones = List.copyOf(new TreeSet<>(milestones));
    if (events.isEmpty()) {
      throw new Refusal(ErrorCode.OUT_OF_RANGE, "events must name at least one.");
    }
    if (given > MAX_MILESTONES || milestones.stream().anyMatch(m -> m < 1 || m > MAX_MILESTONE)) {
      throw new Refusal(
          ErrorCode.OUT_OF_RANGE,
          "milestones must be at most %d numbers from 1 to %d."
              .formatted(MAX_MILESTONES, MAX_MILESTONE));
    }
    if (events.contains(WebhookEvent.WEBHOOK_EVENT_TALLY_MILESTONE) == milestones.isEmpty()) {
      throw new Refusal(
          ErrorCode.CONFLICTING_FIELDS, "milestones and the event tally.milestone go together.");
    }
  }

  /**
   * @param address the URL as it is called
   */
  Webhook toWebhook(String address, String id, ByteString secret, long now) {
    return Webhook.newBuilder()
        .setId(id)
        .setUrl(address)
        .setSecret(secret)
        .addAllEvents(events)
        .addAllMilestones(milestones)
        .setCreatedAt(now)
        .build();
  }
}
