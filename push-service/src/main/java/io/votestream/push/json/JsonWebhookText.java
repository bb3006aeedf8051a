package io.votestream.push.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.votestream.push.domain.webhooks.Occasion;
import io.votestream.push.domain.webhooks.WebhookText;
import io.votestream.schemas.v1.WebhookEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Bodies as asyncapi.yaml has them. */
public final class JsonWebhookText implements WebhookText {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public byte[] body(Occasion occasion) {
    boolean milestone = occasion.event() == WebhookEvent.WEBHOOK_EVENT_TALLY_MILESTONE;
    Occasion.@Nullable Numbers numbers = occasion.numbers();
    return JSON.writeValueAsBytes(
        new Body(
            occasion.type(),
            Instant.ofEpochMilli(occasion.at()),
            new Data(
                occasion.pollId(),
                occasion.round(),
                occasion.status(),
                milestone ? occasion.mark() : null,
                numbers == null ? null : numbers.version(),
                numbers == null ? null : numbers.ballots(),
                numbers == null ? null : numbers.counts())));
  }

  @JsonPropertyOrder({"type", "timestamp", "data"})
  private record Body(String type, Instant timestamp, Data data) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"pollId", "round", "status", "milestone", "version", "ballots", "counts"})
  private record Data(
      String pollId,
      int round,
      String status,
      @Nullable Long milestone,
      @Nullable Long version,
      @Nullable Long ballots,
      @Nullable List<Long> counts) {}
}
