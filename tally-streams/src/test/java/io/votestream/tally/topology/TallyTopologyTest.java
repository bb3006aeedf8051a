package io.votestream.tally.topology;

import static io.votestream.tally.domain.VoteEvents.FIRST_COUNTS;
import static io.votestream.tally.domain.VoteEvents.closed;
import static io.votestream.tally.domain.VoteEvents.opened;
import static io.votestream.tally.domain.VoteEvents.vote;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.DeadLetterDigest;
import io.votestream.schemas.v1.Tally;
import java.util.Arrays;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class TallyTopologyTest {

  @Test
  void emitsOneTallyForAllThatCameWithinATurn() {
    try (DrivenTopology tally = new DrivenTopology()) {
      tally.append(opened("p", 1, 1, FIRST_COUNTS), 1);
      tally.append(vote("p", "ann", 0), 2);
      tally.append(vote("p", "bob", 2), 3);
      assertThat(tally.newestTallies()).isEmpty();
      tally.letTimePass();
      Tally newest = tally.newestTally("p");
      assertThat(newest.getVersion()).isEqualTo(3);
      assertThat(newest.getCountsList()).containsExactly(1L, 0L, 1L);
      tally.letTimePass();
      assertThat(tally.newestTallies()).as("nothing new").isEmpty();
      assertThat(tally.metrics.counter("votestream.tally.events").count()).isEqualTo(3);
    }
  }

  @Test
  void aClosedPollBecomesFinal() {
    try (DrivenTopology tally = new DrivenTopology()) {
      tally.append(opened("p", 1, 1, FIRST_COUNTS), 1);
      tally.append(closed("p", 2, 1), 2);
      tally.append(vote("p", "ann", 0), 3);
      tally.letTimePass();
      Tally newest = tally.newestTally("p");
      assertThat(newest.getFinal()).isTrue();
      assertThat(newest.getRejected().getLate()).isEqualTo(1);
      assertThat(tally.rejections())
          .singleElement()
          .satisfies(rejection -> assertThat(rejection.key).isEqualTo("p/0"));
    }
  }

  @Test
  void whatCannotBeReadIsKeptAsItWasAndHoldsUpNothing() {
    try (DrivenTopology tally = new DrivenTopology()) {
      tally.append(opened("p", 1, 1, FIRST_COUNTS), 1);
      tally.append("garbage".getBytes(UTF_8), 2);
      tally.append(new byte[0], 3);
      tally.append(vote("p", "ann", 0), 4);
      tally.letTimePass();
      assertThat(tally.newestTally("p").getBallots()).isEqualTo(1);
      assertThat(tally.deadLetters())
          .hasSize(2)
          .first()
          .satisfies(
              letter -> {
                assertThat(letter.value()).isEqualTo("garbage".getBytes(UTF_8));
                assertThat(header(letter, "partition")).isEqualTo("0");
                assertThat(header(letter, "offset")).isEqualTo("1");
                assertThat(header(letter, "reason")).startsWith("no VoteLogRecord");
              });
      assertThat(tally.metrics.counter("votestream.tally.dead.letters").count()).isEqualTo(2);
    }
  }

  @Test
  void ofWhatIsTooLargeForALetterTheBeginningIsKeptAndADigest() {
    byte[] large = "garbage".repeat(200_000).getBytes(UTF_8);
    try (DrivenTopology tally = new DrivenTopology()) {
      tally.append(large, 1);
      tally.letTimePass();
      assertThat(tally.deadLetters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.value()).isEqualTo(Arrays.copyOf(large, 64 << 10));
                assertThat(header(letter, "offset")).isEqualTo("0");
                assertThat(header(letter, "digest"))
                    .isEqualTo(DeadLetterDigest.of(letter.key(), large));
              });
    }
  }

  /** A commit between fold and emission, then the end of the process. */
  @Test
  void whatWasFoldedButNotEmittedIsEmittedAfterARestart() {
    try (DrivenTopology killed = new DrivenTopology()) {
      killed.append(opened("p", 1, 1, FIRST_COUNTS), 1);
      killed.append(vote("p", "ann", 0), 2);
      try (DrivenTopology restarted = DrivenTopology.withStoresOf(killed)) {
        restarted.letTimePass();
        assertThat(restarted.newestTally("p").getBallots()).isEqualTo(1);
      }
    }
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader("votestream-" + name).value(), UTF_8);
  }
}
