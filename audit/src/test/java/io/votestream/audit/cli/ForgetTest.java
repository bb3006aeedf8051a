package io.votestream.audit.cli;

import static io.votestream.audit.fold.Records.single;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.votestream.audit.cli.Deployment.Run;
import io.votestream.audit.kafka.PollsTopic;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgetTest {

  @TempDir private static Path folder;
  private static Deployment deployment;

  @BeforeAll
  static void start() throws Exception {
    deployment = Deployment.get();
  }

  @Test
  void destroysTheKeyForGoodAndTotalsStayProvable() throws Exception {
    deployment.open("gone-voters", 1, single(2));
    for (int voter = 0; voter < 20; voter++) {
      deployment.vote("gone-voters", voter, voter % 2);
    }
    deployment.close("gone-voters", 2);
    new Pipeline(deployment).publish("gone-voters");
    Poll closed = write("gone-voters", PollStatus.POLL_STATUS_CLOSED, 5);

    Run run = deployment.run("forget", "--poll", "gone-voters");
    assertThat(run.out()).contains("is forgotten");
    assertThat(run.exit()).isZero();
    assertThat(newest("gone-voters").getBallotSecret()).isEqualTo(ByteString.EMPTY);
    assertThat(newest("gone-voters").getQuestion()).isEqualTo(closed.getQuestion());

    // A straggler of an instance that has not seen it yet.
    write("gone-voters", PollStatus.POLL_STATUS_OPEN, (1 << 20) + 3);
    assertThat(newest("gone-voters").getBallotSecret()).isEqualTo(ByteString.EMPTY);
    assertThat(deployment.run("forget", "--poll", "gone-voters").exit()).isZero();

    assertThat(deployment.audit("gone-voters").exit()).isZero();
    String bundle = folder.resolve("bundle").toString();
    String[] export = {"export", "--poll", "gone-voters", "--out", bundle};
    assertThat(deployment.run(Deployment.with(export, "--views", "tallies,postgres,redis")).exit())
        .isZero();
    assertThat(deployment.run("verify", "--bundle", bundle).exit()).isZero();
  }

  @Test
  void refusesAPollThatIsNotClosed() throws Exception {
    write("forget-open", PollStatus.POLL_STATUS_OPEN, 3);
    Run run = deployment.run("forget", "--poll", "forget-open");
    assertThat(run.out()).contains("is not closed");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(newest("forget-open").getBallotSecret()).isNotEqualTo(ByteString.EMPTY);

    // Somebody is about to open it again.
    write("forget-opening", PollStatus.POLL_STATUS_CLOSED, 6);
    assertThat(deployment.run("forget", "--poll", "forget-opening").exit()).isEqualTo(2);

    assertThat(deployment.run("forget", "--poll", "nobody-knows").out()).contains("no poll");
  }

  @Test
  void whoOpensThePollAgainAtTheSameMomentWins() throws Exception {
    write("forget-race", PollStatus.POLL_STATUS_CLOSED, 5);
    try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Run> forgetting =
          other.submit(() -> deployment.run("forget", "--poll", "forget-race"));
      while (!newest("forget-race").getBallotSecret().isEmpty()) {
        assertThat(forgetting.isDone()).isFalse();
        Thread.sleep(50);
      }
      // Of an instance that had seen the poll with its key.
      write("forget-race", PollStatus.POLL_STATUS_CLOSED, 6);
      write("forget-race", PollStatus.POLL_STATUS_OPEN, 7);
      assertThat(forgetting.get().out()).contains("was just opened again");
      assertThat(forgetting.get().exit()).isEqualTo(2);
    }
    Poll poll = newest("forget-race");
    assertThat(poll.getStatus()).isEqualTo(PollStatus.POLL_STATUS_OPEN);
    assertThat(poll.getBallotSecret()).isNotEqualTo(ByteString.EMPTY);
  }

  private static Poll newest(String id) throws Exception {
    try (PollsTopic topic = new PollsTopic(deployment.settings().kafka())) {
      return topic.polls().getOrDefault(id, Poll.getDefaultInstance());
    }
  }

  private static Poll write(String id, PollStatus status, int version) throws Exception {
    Poll poll =
        Poll.newBuilder()
            .setId(id)
            .setQuestion("Who was it?")
            .setStatus(status)
            .setVersion(version)
            .setBallotSecret(ByteString.copyFromUtf8("0123456789abcdef0123456789abcdef"))
            .build();
    deployment
        .producer
        .send(new ProducerRecord<>(Topics.POLLS.name(), id.getBytes(), poll.toByteArray()))
        .get();
    return poll;
  }
}
