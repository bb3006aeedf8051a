package io.votestream.localstack.votelog;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.votestream.schemas.v1.Actor;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.PollClosed;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class VoteLogLineTest {

  private static final String PLACE =
      "{\"partition\":3,\"offset\":7,\"time\":\"2026-01-02T03:04:05.006Z\",";

  @Test
  void aVote() {
    VoteCast vote =
        VoteCast.newBuilder()
            .setPollId("p~2")
            .setBallotKey(ByteString.copyFrom(new byte[] {1, (byte) 0xff}))
            .addAllChoices(List.of(2, 0))
            .build();
    VoteLogLine line = line(VoteLogRecord.newBuilder().setVoteCast(vote).build().toByteArray());
    assertThat(line.pollId()).isEqualTo("p~2");
    assertThat(line.json())
        .isEqualTo(
            PLACE
                + "\"event\":\"vote_cast\",\"pollId\":\"p~2\",\"ballotKey\":\"01ff\",\"choices\":[2,0]}");
  }

  @Test
  void ratings() {
    VoteCast vote = VoteCast.newBuilder().setPollId("p").addAllRatings(List.of(5, 0)).build();
    assertThat(line(VoteLogRecord.newBuilder().setVoteCast(vote).build().toByteArray()).json())
        .endsWith("\"ratings\":[5,0]}");
  }

  @Test
  void markers() {
    PollOpened opened =
        PollOpened.newBuilder()
            .setPollId("p")
            .setEpoch(1)
            .setPartitionCount(12)
            .setRules(
                PollRules.newBuilder()
                    .setKind(BallotKind.BALLOT_KIND_RATING)
                    .setLevels(5)
                    .setOptions(2)
                    .setMinChoices(1)
                    .setMaxChoices(2)
                    .setClosesAt(1_000))
            .setActor(Actor.ACTOR_OWNER)
            .setReason("say \"go\"")
            .build();
    PollClosed closed =
        PollClosed.newBuilder().setPollId("p").setEpoch(2).setActor(Actor.ACTOR_SCHEDULE).build();
    assertThat(line(VoteLogRecord.newBuilder().setPollOpened(opened).build().toByteArray()).json())
        .contains("\"kind\":\"rating\"", "\"levels\":5", "\"closesAt\":\"1970-01-01T00:00:01Z\"")
        .contains("\"actor\":\"owner\"", "\"reason\":\"say \\\"go\\\"\"");
    assertThat(line(VoteLogRecord.newBuilder().setPollClosed(closed).build().toByteArray()).json())
        .contains("\"event\":\"poll_closed\"", "\"actor\":\"schedule\"")
        .doesNotContain("reason");
  }

  @Test
  void bytesThatAreNoRecordAreShownAsTheyAre() {
    assertThat(line(new byte[] {(byte) 0xff, 0})).satisfies(this::isUnknown);
    assertThat(line(new byte[0])).satisfies(this::isUnknown);
  }

  private void isUnknown(VoteLogLine line) {
    assertThat(line.pollId()).isEmpty();
    assertThat(line.json()).contains("\"event\":\"unknown\"");
  }

  private static VoteLogLine line(byte[] value) {
    return VoteLogLine.of(
        new ConsumerRecord<>(
            "vote-log",
            3,
            7,
            1_767_323_045_006L,
            TimestampType.CREATE_TIME,
            0,
            value.length,
            new byte[0],
            value,
            new RecordHeaders(),
            Optional.empty()));
  }
}
