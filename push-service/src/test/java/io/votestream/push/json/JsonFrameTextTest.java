package io.votestream.push.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.push.domain.Standing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFrameTextTest {

  private final JsonFrameText text = new JsonFrameText();

  @Test
  void aTallyIsWrittenAsTheContractHasIt() {
    Standing standing =
        new Standing("p1", 5, "closed", 42, true, 40, List.of(30L, 10L), 1_700_000_000_123L, 0);

    assertThat(new String(text.tally(standing), UTF_8))
        .isEqualTo(
            """
            {"type":"tally","pollId":"p1","version":42,"status":"closed","final":true,\
            "ballots":40,"counts":[30,10],"asOf":"2023-11-14T22:13:20.123Z"}""");
  }

  @Test
  void aGoodbyeSaysWhenToComeBack() {
    assertThat(new String(text.goodbye(Duration.ofMillis(1234)), UTF_8))
        .isEqualTo("{\"type\":\"goodbye\",\"retryAfterMs\":1234}");
  }
}
