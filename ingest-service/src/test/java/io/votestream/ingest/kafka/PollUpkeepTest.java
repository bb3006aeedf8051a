package io.votestream.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.domain.poll.AcceptanceWindow;
import io.votestream.ingest.testing.Polls;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import io.votestream.schemas.v1.LifeChange;
import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an instance does about polls that another one left behind. */
@Tag("failure")
class PollUpkeepTest {

  private final String id = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    RunningIngest.shared();
  }

  @Test
  void finishesAClosingWhoseInstanceIsGone() {
    // Before the write: the instance sees the record while its writer is still closing.
    long begun = System.nanoTime();
    write(PollStatus.POLL_STATUS_CLOSING, 4);
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> VoteLogContent.of(id).size() >= VoteLogContent.PARTITIONS);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThan(AcceptanceWindow.LEASE.plus(AcceptanceWindow.ACK_BUDGET));
    assertThat(VoteLogContent.of(id))
        .allMatch(record -> record.value().getPollClosed().getEpoch() == 2)
        .extracting(record -> record.partition())
        .contains(IntStream.range(0, VoteLogContent.PARTITIONS).boxed().toArray(Integer[]::new));
    Awaitility.await().until(() -> versions().contains(5));
  }

  @Test
  void writesAStateAgainThatAnOlderOneWasWrittenAfter() {
    write(PollStatus.POLL_STATUS_CLOSED, 5);
    write(PollStatus.POLL_STATUS_CLOSING, 4);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(versions()).startsWith(5, 4).endsWith(5));
  }

  @Test
  void finishesAReopeningWhoseInstanceIsGone() {
    Polls.write(
        state(PollStatus.POLL_STATUS_CLOSED, 6)
            .setEpoch(3)
            .addHistory(
                LifeEvent.newBuilder()
                    .setChange(LifeChange.LIFE_CHANGE_REOPENED)
                    .setRound(1)
                    .setEpoch(3))
            .build());
    Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> versions().contains(7));
    assertThat(VoteLogContent.of(id))
        .hasSizeGreaterThanOrEqualTo(VoteLogContent.PARTITIONS)
        .allMatch(record -> record.value().getPollOpened().getEpoch() == 3);
    assertThat(Polls.newest(id).getStatus()).isEqualTo(PollStatus.POLL_STATUS_OPEN);
  }

  @Test
  void finishesARoundWhoseInstanceIsGone() {
    Polls.write(
        state(PollStatus.POLL_STATUS_CLOSED, 6)
            .addHistory(
                LifeEvent.newBuilder()
                    .setChange(LifeChange.LIFE_CHANGE_ROUND_OPENED)
                    .setRound(2)
                    .setEpoch(1))
            .build());
    Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> Polls.newest(id).getRound() == 2);
    assertThat(VoteLogContent.of(id)).isEmpty();
    assertThat(VoteLogContent.of(id + "~2"))
        .hasSizeGreaterThanOrEqualTo(VoteLogContent.PARTITIONS)
        .allMatch(record -> record.value().getPollOpened().getEpoch() == 1);
  }

  private Poll.Builder state(PollStatus status, int version) {
    return Poll.newBuilder()
        .setId(id)
        .setQuestion("q")
        .setRules(PollRules.newBuilder().setOptions(2).setMinChoices(1).setMaxChoices(1))
        .setStatus(status)
        .setEpoch(2)
        .setVersion(version);
  }

  private void write(PollStatus status, int version) {
    Polls.write(state(status, version).build());
  }

  /** Of the poll's records, in the order of the topic. */
  private List<Integer> versions() {
    return Polls.states(id).stream().map(Poll::getVersion).toList();
  }
}
