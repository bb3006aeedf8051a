package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Secret;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** While votes come in through two instances, a poll is closed through one of them. */
class ClosingBarrierTest {

  private static final int VOTERS = 8;

  @Test
  void everyAcknowledgedVoteStandsBeforeTheMarkerOfItsPartition() throws Exception {
    Client through = RunningIngest.second().client();
    List<Client> clients = List.of(RunningIngest.shared().client(), through);
    JsonNode poll = clients.getFirst().newPoll();
    String id = poll.path("id").asString();
    awaitShown(through, id);
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    AtomicBoolean closed = new AtomicBoolean();
    try (ExecutorService voters = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < VOTERS; i++) {
        Client client = clients.get(i % 2);
        voters.execute(
            () -> {
              while (!closed.get()) {
                answers.add(client.vote(id, 0));
              }
            });
      }
      Awaitility.await().until(() -> answers.size() > 100);
      String token = poll.path("adminToken").asString();
      Answer answer =
          through.post("/polls/" + id + "/close", "", "Authorization", "Bearer " + token);
      closed.set(true);
      assertThat(answer.text("status")).as(answer.toString()).isEqualTo("closed");
    }
    Map<Integer, Long> markers =
        VoteLogContent.of(id).stream()
            .filter(record -> record.value().hasPollClosed())
            .collect(Collectors.toMap(r -> r.partition(), r -> r.offset(), Math::min));
    assertThat(markers).hasSize(VoteLogContent.PARTITIONS);
    Receipts receipts = new Receipts(new Secret(RunningIngest.SECRET));
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 202)
        .hasSizeGreaterThan(100)
        .map(answer -> receipts.verify(answer.text("receipt")).orElseThrow())
        .allMatch(
            receipt -> receipt.getOffset() < markers.getOrDefault(receipt.getPartition(), -1L));
    // A 503 promises nothing; so many requests at once may keep a small machine from confirming.
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 202 && answer.status() != 503)
        .isNotEmpty()
        .allMatch(answer -> answer.text("code").equals("poll_not_open"));
  }

  private static void awaitShown(Client client, String id) throws InterruptedException {
    while (client.vote(id, 0).status() == 404) {
      Thread.sleep(10);
    }
  }
}
