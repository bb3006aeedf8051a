package io.votestream.ingest.http;

import io.votestream.ingest.domain.webhook.WebhookDraft;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.WebhookEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of POST …/webhooks. */
record WebhookRequest(
    @Nullable String url, @Nullable List<String> events, @Nullable List<Long> milestones) {

  /** Without a wish: everything, milestones where there are any. */
  WebhookDraft toDraft() {
    if (url == null) {
      throw new Refusal(ErrorCode.MISSING_FIELD, "url is needed.");
    }
    List<Long> numbers = milestones == null ? List.of() : milestones;
    List<WebhookEvent> wanted = new ArrayList<>();
    if (events == null) {
      wanted.add(WebhookEvent.WEBHOOK_EVENT_POLL_OPENED);
      wanted.add(WebhookEvent.WEBHOOK_EVENT_POLL_CLOSED);
      wanted.add(WebhookEvent.WEBHOOK_EVENT_POLL_FINAL);
      if (!numbers.isEmpty()) {
        wanted.add(WebhookEvent.WEBHOOK_EVENT_TALLY_MILESTONE);
      }
    } else {
      events.forEach(name -> wanted.add(EventName.parse(name)));
    }
    return new WebhookDraft(url, wanted, numbers);
  }
}
