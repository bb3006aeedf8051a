package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Secret;
import io.votestream.schemas.VoteLogKey;
import io.votestream.schemas.v1.ReceiptBody;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class VotingTest {

  private final Client client = RunningIngest.shared().client();

  @Test
  void anAcceptedVoteStandsInTheLogWhereItsReceiptSays() {
    String poll = client.newPoll().path("id").asString();
    long before = System.currentTimeMillis();
    Answer answer = client.vote(poll, 2);
    long after = System.currentTimeMillis();
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text("status")).isEqualTo("accepted");
    ConsumerRecord<byte[], VoteLogRecord> record = onlyVote(poll);
    VoteCast vote = record.value().getVoteCast();
    assertThat(vote.getChoicesList()).containsExactly(2);
    assertThat(vote.getBallotKey().size()).isEqualTo(16);
    assertThat(record.timestamp()).isBetween(before, after);
    assertThat(record.key()).isEqualTo(VoteLogKey.ofVote(poll, vote.getBallotKey()));
    assertThat(record.partition())
        .isEqualTo(VoteLogKey.partition(record.key(), VoteLogContent.PARTITIONS));
    ReceiptBody receipt =
        new Receipts(new Secret(RunningIngest.SECRET)).verify(answer.text("receipt")).orElseThrow();
    assertThat(receipt.getPollId()).isEqualTo(poll);
    assertThat(receipt.getPartition()).isEqualTo(record.partition());
    assertThat(receipt.getOffset()).isEqualTo(record.offset());
    assertThat(receipt.getTime()).isEqualTo(record.timestamp());
    assertThat(receipt.getDigest()).isEqualTo(Receipts.digest(record.value().toByteArray()));
  }

  @Test
  void severalChoices() {
    String poll = client.newPoll("\"choices\":{\"min\":2,\"max\":3},").path("id").asString();
    String path = "/polls/" + poll + "/vote";
    assertThat(client.post(path, "{\"choices\":[2,0]}").status()).isEqualTo(202);
    assertThat(client.post(path, "{\"choice\":0}").text("code"))
        .isEqualTo("wrong_number_of_choices");
    assertThat(onlyVote(poll).value().getVoteCast().getChoicesList()).containsExactly(2, 0);
  }

  @Test
  void withoutProtectionEveryVoteIsAnotherUnlessItsKeyIsTheSame() {
    String poll = client.newPoll().path("id").asString();
    client.vote(poll, 0);
    client.vote(poll, 0);
    Answer first = client.vote(poll, 0, "Idempotency-Key", "k");
    Answer retry = client.vote(poll, 0, "Idempotency-Key", "k");
    assertThat(first.status()).isEqualTo(202);
    assertThat(retry.status()).isEqualTo(202);
    assertThat(slots(poll)).isEqualTo(3);
    assertThat(first.header("Set-Cookie")).isEmpty();
    assertThat(first.header("Voter-Token")).isEmpty();
  }

  @Test
  void aFirstVoteIsHandedACookieAndATokenOfOneVoter() {
    String poll = client.newPoll("\"protection\":\"session\",").path("id").asString();
    Answer first = client.vote(poll, 0);
    String cookie = first.header("Set-Cookie");
    String token = first.header("Voter-Token");
    assertThat(cookie)
        .startsWith("voter=" + token + ";")
        .contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=34560000")
        .doesNotContain("Secure");
    Answer byCookie = client.vote(poll, 1, "Cookie", "a=b; voter=" + token);
    Answer byToken = client.vote(poll, 1, "Voter-Token", token);
    assertThat(byCookie.status()).isEqualTo(202);
    assertThat(byCookie.header("Set-Cookie")).isEmpty();
    assertThat(byToken.header("Voter-Token")).isEmpty();
    assertThat(slots(poll)).isEqualTo(1);
    assertThat(client.vote(poll, 1, "Cookie", "voter=" + token + "x").header("Voter-Token"))
        .isNotEmpty()
        .isNotEqualTo(token);
    assertThat(slots(poll)).isEqualTo(2);
  }

  @Test
  void theRetryOfAFirstVoteIsTheSameVoter() {
    String poll = client.newPoll("\"protection\":\"session\",").path("id").asString();
    Answer first = client.vote(poll, 0, "Idempotency-Key", "of one person");
    Answer retry = client.vote(poll, 0, "Idempotency-Key", "of one person");
    assertThat(retry.header("Voter-Token")).isEqualTo(first.header("Voter-Token")).isNotEmpty();
    client.vote(poll, 0, "Voter-Token", first.header("Voter-Token"));
    assertThat(slots(poll)).isEqualTo(1);
    client.vote(poll, 0);
    assertThat(slots(poll)).isEqualTo(2);
  }

  @Test
  void overHttpsTheCookieIsSecure() {
    String poll = client.newPoll("\"protection\":\"session\",").path("id").asString();
    assertThat(client.vote(poll, 0, "X-Forwarded-Proto", "https").header("Set-Cookie"))
        .contains("; Secure");
  }

  @Test
  void byAddressEveryNetworkHasOneBallot() {
    String poll = client.newPoll("\"protection\":\"ip\",").path("id").asString();
    for (String address : List.of("192.0.2.1", "192.0.2.1", "2001:db8::1", "2001:db8::2")) {
      assertThat(client.vote(poll, 0, "X-Forwarded-For", address).status()).isEqualTo(202);
    }
    assertThat(slots(poll)).isEqualTo(2);
  }

  @Test
  void ofForwardedAddressesTheLastCounts() {
    String poll = client.newPoll("\"protection\":\"ip\",").path("id").asString();
    client.vote(poll, 0, "X-Forwarded-For", "198.51.100.1, 203.0.113.9");
    client.vote(poll, 0, "X-Forwarded-For", "198.51.100.2, 203.0.113.9");
    assertThat(slots(poll)).isEqualTo(1);
    client.vote(poll, 0, "X-Forwarded-For", "203.0.113.9, 198.51.100.1");
    assertThat(slots(poll)).isEqualTo(2);
  }

  @Test
  void oneHundredFiftyAtOnce() throws Exception {
    String poll = client.newPoll().path("id").asString();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          IntStream.range(0, 150)
              .mapToObj(i -> all.submit(() -> client.vote(poll, i % 3).status()))
              .toList();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(202);
      }
    }
    assertThat(slots(poll)).isEqualTo(150);
  }

  private static ConsumerRecord<byte[], VoteLogRecord> onlyVote(String poll) {
    var votes = VoteLogContent.votesOf(poll);
    assertThat(votes).hasSize(1);
    return votes.getFirst();
  }

  private static long slots(String poll) {
    return VoteLogContent.votesOf(poll).stream()
        .map(record -> record.value().getVoteCast().getBallotKey())
        .distinct()
        .count();
  }
}
