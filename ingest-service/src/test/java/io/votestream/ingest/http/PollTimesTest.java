package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.Polls;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import io.votestream.schemas.v1.Actor;
import io.votestream.schemas.v1.LifeChange;
import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.PollStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Polls that open and close without anyone asking. */
class PollTimesTest {

  @Test
  void aScheduledPollOpensAndClosesOnTime() throws InterruptedException {
    Client client = RunningIngest.shared().client();
    Instant opensAt = Instant.now().plusMillis(2_000);
    Instant closesAt = opensAt.plusMillis(3_000);
    JsonNode poll = client.newPoll(times(opensAt, closesAt));
    String id = poll.path("id").asString();
    assertThat(poll.path("status").asString()).isEqualTo("scheduled");
    assertThat(poll.path("opensAt").asString()).isNotEmpty();
    assertThat(client.vote(id, 0).text("code")).isEqualTo("poll_not_open");
    assertThat(VoteLogContent.of(id)).isEmpty();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(5))
        .until(() -> client.vote(id, 0).status() == 202);
    assertThat(Instant.now()).isAfter(opensAt).isBefore(opensAt.plusMillis(1_500));
    awaitClosed(id);
    assertThat(client.vote(id, 0).text("code")).isEqualTo("poll_not_open");
    assertThat(VoteLogContent.votesOf(id)).hasSize(1);
    assertThat(VoteLogContent.of(id))
        .filteredOn(record -> record.value().hasPollOpened())
        .extracting(record -> record.value().getPollOpened().getActor())
        .hasSizeGreaterThanOrEqualTo(VoteLogContent.PARTITIONS)
        .containsOnly(Actor.ACTOR_SCHEDULE);
    assertThat(Polls.newest(id).getHistoryList())
        .extracting(LifeEvent::getActor)
        .containsExactly(Actor.ACTOR_OWNER, Actor.ACTOR_SCHEDULE, Actor.ACTOR_SCHEDULE);
  }

  @Test
  @Tag("failure")
  void whatFellDueWhileAllInstancesWereDownIsDoneAfterTheirRestart() throws InterruptedException {
    String closing;
    String whole;
    Instant end;
    try (RunningIngest ingest = RunningIngest.alone()) {
      Client client = ingest.client();
      Instant now = Instant.now();
      end = now.plusMillis(3_000);
      closing = client.newPoll("\"closesAt\":\"" + end + "\",").path("id").asString();
      whole = client.newPoll(times(now.plusMillis(2_500), end)).path("id").asString();
      assertThat(client.vote(closing, 0).status()).isEqualTo(202);
    }
    Thread.sleep(Duration.between(Instant.now(), end.plusMillis(500)));
    assertThat(Polls.newest(closing).getStatus()).isEqualTo(PollStatus.POLL_STATUS_OPEN);
    assertThat(Polls.newest(whole).getStatus()).isEqualTo(PollStatus.POLL_STATUS_SCHEDULED);
    try (RunningIngest ingest = RunningIngest.alone()) {
      Client client = ingest.client();
      assertThat(client.vote(closing, 0).status()).isEqualTo(409);
      assertThat(client.vote(whole, 0).status()).isEqualTo(409);
      awaitClosed(closing);
      awaitClosed(whole);
      assertThat(client.vote(closing, 0).status()).isEqualTo(409);
    }
    assertThat(VoteLogContent.votesOf(closing))
        .hasSize(1)
        .allMatch(record -> record.timestamp() < Polls.newest(closing).getRules().getClosesAt());
    assertThat(VoteLogContent.votesOf(whole)).isEmpty();
  }

  @Test
  void aScheduledPollCanBeCalledOff() {
    Client client = RunningIngest.shared().client();
    Instant later = Instant.now().plusSeconds(3_600);
    JsonNode poll = client.newPoll(times(later, later.plusSeconds(60)));
    String id = poll.path("id").asString();
    String token = "Bearer " + poll.path("adminToken").asString();
    assertThat(client.post("/polls/" + id + "/reopen", "", "Authorization", token).text("code"))
        .isEqualTo("poll_not_closed");
    assertThat(
            client
                .post("/polls/" + id + "/close", "{\"reason\":\"rain\"}", "Authorization", token)
                .text("status"))
        .isEqualTo("closed");
    assertThat(VoteLogContent.of(id)).hasSize(2 * VoteLogContent.PARTITIONS);
    assertThat(Polls.newest(id).getHistoryList())
        .extracting(LifeEvent::getChange)
        .containsExactly(LifeChange.LIFE_CHANGE_CREATED, LifeChange.LIFE_CHANGE_CLOSED);
    assertThat(Polls.states(id))
        .noneMatch(state -> state.getStatus() == PollStatus.POLL_STATUS_OPEN);
  }

  private static String times(Instant opensAt, Instant closesAt) {
    return "\"opensAt\":\"" + opensAt + "\",\"closesAt\":\"" + closesAt + "\",";
  }

  private static void awaitClosed(String id) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Polls.newest(id).getStatus() == PollStatus.POLL_STATUS_CLOSED);
    assertThat(VoteLogContent.of(id))
        .filteredOn(record -> record.value().hasPollClosed())
        .extracting(record -> record.value().getPollClosed().getActor())
        .hasSizeGreaterThanOrEqualTo(VoteLogContent.PARTITIONS)
        .isSubsetOf(List.of(Actor.ACTOR_SCHEDULE, Actor.ACTOR_OWNER));
  }
}
