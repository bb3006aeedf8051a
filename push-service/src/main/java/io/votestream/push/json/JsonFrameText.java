package io.votestream.push.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.votestream.push.domain.poll.Definition;
import io.votestream.push.domain.poll.Standing;
import io.votestream.push.domain.transport.FrameText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Frames as the public contract has them, one line each. */
public final class JsonFrameText implements FrameText {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public byte[] tally(Standing standing) {
    Definition definition = standing.definition();
    return JSON.writeValueAsBytes(
        new TallyText(
            "tally",
            definition.pollId(),
            definition.round(),
            standing.version(),
            definition.status(),
            standing.isFinal(),
            standing.ballots(),
            standing.counts(),
            Instant.ofEpochMilli(standing.asOf())));
  }

  @Override
  public byte[] status(Definition definition) {
    return JSON.writeValueAsBytes(
        new StatusText("status", definition.pollId(), definition.status(), definition.round()));
  }

  @Override
  public byte[] goodbye(Duration retryAfter) {
    return JSON.writeValueAsBytes(new GoodbyeText("goodbye", retryAfter.toMillis()));
  }

  @JsonPropertyOrder({
    "type", "pollId", "round", "version", "status", "final", "ballots", "counts", "asOf"
  })
  private record TallyText(
      String type,
      String pollId,
      int round,
      long version,
      String status,
      @JsonProperty("final") boolean isFinal,
      long ballots,
      List<Long> counts,
      Instant asOf) {}

  @JsonPropertyOrder({"type", "pollId", "status", "round"})
  private record StatusText(String type, String pollId, String status, int round) {}

  @JsonPropertyOrder({"type", "retryAfterMs"})
  private record GoodbyeText(String type, long retryAfterMs) {}
}
