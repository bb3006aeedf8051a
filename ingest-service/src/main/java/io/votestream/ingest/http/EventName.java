package io.votestream.ingest.http;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.WebhookEvent;
import java.util.Arrays;
import java.util.Locale;

/** {@code poll.opened} for {@code WEBHOOK_EVENT_POLL_OPENED}, and so on. */
final class EventName {

  private static final String PREFIX = "WEBHOOK_EVENT_";

  private EventName() {}

  static String of(WebhookEvent event) {
    return event.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /**
   * @throws Refusal INVALID_VALUE
   */
  static WebhookEvent parse(String name) {
    return Arrays.stream(WebhookEvent.values())
        .filter(
            event ->
                event != WebhookEvent.WEBHOOK_EVENT_UNSPECIFIED
                    && event != WebhookEvent.UNRECOGNIZED)
        .filter(event -> of(event).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.INVALID_VALUE,
                    "events are poll.opened, poll.closed, poll.final and tally.milestone."));
  }
}
