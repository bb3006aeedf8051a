package io.votestream.ingest.domain.webhook;

import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Webhooks;
import java.time.Duration;

/** Writes the topic of subscriptions. */
public interface WebhookLog {

  /**
   * Writes all subscriptions of a poll and waits for the acknowledgement.
   *
   * @throws Refusal OUTCOME_UNKNOWN if there was none in time
   */
  void write(Webhooks webhooks, Duration within);
}
