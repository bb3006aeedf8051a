package io.votestream.push.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.votestream.push.domain.FrameText;
import io.votestream.push.domain.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Frames as the public contract has them, one line each. */
public final class JsonFrameText implements FrameText {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public byte[] tally(Standing standing) {
    return JSON.writeValueAsBytes(
        new TallyText(
            "tally",
            standing.pollId(),
            standing.version(),
            standing.status(),
            standing.isFinal(),
            standing.ballots(),
            standing.counts(),
            Instant.ofEpochMilli(standing.asOf())));
  }

  @Override
  public byte[] goodbye(Duration retryAfter) {
    return JSON.writeValueAsBytes(new GoodbyeText("goodbye", retryAfter.toMillis()));
  }

  @JsonPropertyOrder({"type", "pollId", "version", "status", "final", "ballots", "counts", "asOf"})
  private record TallyText(
      String type,
      String pollId,
      long version,
      String status,
      @JsonProperty("final") boolean isFinal,
      long ballots,
      List<Long> counts,
      Instant asOf) {}

  @JsonPropertyOrder({"type", "retryAfterMs"})
  private record GoodbyeText(String type, long retryAfterMs) {}
}
