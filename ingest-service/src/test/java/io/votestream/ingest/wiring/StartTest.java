package io.votestream.ingest.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartTest {

  @Test
  void refusesAShortSecretInOneSentence(CapturedOutput output) {
    assertThatThrownBy(() -> RunningIngest.start("--votestream.polls.secret=short"));
    assertThat(output).contains("Cannot start: VOTESTREAM_SECRET must have at least 32");
    assertThat(output).doesNotContain("\tat ");
  }

  @Test
  void refusesALogWithAnotherNumberOfPartitions(CapturedOutput output) {
    RunningIngest.shared();
    assertThatThrownBy(() -> RunningIngest.start("--votestream.kafka.vote-log-partitions=5"));
    assertThat(output)
        .contains(
            "Cannot start: Topic vote-log has partitions=%d, VoteStream needs 5"
                .formatted(VoteLogContent.PARTITIONS));
    assertThat(output).doesNotContain("\tat ");
  }

  @Test
  void refusesAPauseThatTheEdgeWouldNotBear(CapturedOutput output) {
    for (String seconds : new String[] {"0", "3600"}) {
      assertThatThrownBy(() -> RunningIngest.start("--votestream.gateways.pause=" + seconds));
    }
    assertThat(output).containsPattern("(?s)(Cannot start: GATEWAY_PAUSE_SECONDS must be.*){2}");
    assertThat(output).doesNotContain("\tat ");
  }
}
