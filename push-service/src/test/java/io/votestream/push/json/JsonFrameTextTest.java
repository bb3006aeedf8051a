package io.votestream.push.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.push.domain.poll.Count;
import io.votestream.push.domain.poll.Definition;
import io.votestream.push.domain.poll.Standing;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonFrameTextTest {

  private static final Definition POLL =
      Definition.of(
          Poll.newBuilder()
              .setId("p1")
              .setRound(2)
              .setStatus(PollStatus.POLL_STATUS_CLOSED)
              .setRules(PollRules.newBuilder().setOptions(2))
              .build());

  private final JsonFrameText text = new JsonFrameText();

  @Test
  void aTallyIsWrittenAsTheContractHasIt() {
    Count count = new Count(42, true, 40, List.of(30L, 10L), 1_700_000_000_123L, 0);

    assertThat(new String(text.tally(new Standing(POLL, count, Map.of())), UTF_8))
        .isEqualTo(
            """
            {"type":"tally","pollId":"p1","round":2,"version":42,"status":"closed","final":true,\
            "ballots":40,"counts":[30,10],"asOf":"2023-11-14T22:13:20.123Z"}""");
  }

  @Test
  void aStatusHasNoNumberOfVotesInIt() {
    assertThat(new String(text.status(POLL), UTF_8))
        .isEqualTo("{\"type\":\"status\",\"pollId\":\"p1\",\"status\":\"closed\",\"round\":2}");
  }

  @Test
  void aGoodbyeSaysWhenToComeBack() {
    assertThat(new String(text.goodbye(Duration.ofMillis(1234)), UTF_8))
        .isEqualTo("{\"type\":\"goodbye\",\"retryAfterMs\":1234}");
  }
}
