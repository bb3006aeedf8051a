package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.ResultsAccess;
import io.votestream.schemas.Secret;
import io.votestream.schemas.VoteLogKey;
import io.votestream.schemas.v1.ReceiptBody;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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
    assertThat(retry.text("receipt")).isEqualTo(first.text("receipt"));
    Answer other = client.vote(poll, 1, "Idempotency-Key", "k");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("code")).isEqualTo("idempotency_key_reused");
    assertThat(VoteLogContent.votesOf(poll)).hasSize(3);
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
    for (String cookies :
        List.of(
            "voter=x; voter=" + token, "voter=" + token + "; voter=x", "voter=; voter=" + token)) {
      assertThat(client.vote(poll, 1, "Cookie", cookies).header("Voter-Token")).isEmpty();
    }
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
  void aCodeHasOneBallotHoweverItIsTyped() {
    JsonNode poll = client.newPoll("\"protection\":\"code\",");
    String id = poll.path("id").asString();
    Answer issued = codes(poll, 3);
    assertThat(issued.status()).as(issued.toString()).isEqualTo(201);
    assertThat(issued.header("Cache-Control")).isEqualTo("no-store");
    List<String> codes = issued.json().path("codes").valueStream().map(JsonNode::asString).toList();
    assertThat(codes).hasSize(3).doesNotHaveDuplicates();
    assertThat(byCode(id, codes.get(0)).status()).isEqualTo(202);
    assertThat(byCode(id, codes.get(0).replace("-", "").toLowerCase(Locale.ROOT)).status())
        .isEqualTo(202);
    assertThat(byCode(id, codes.get(1)).status()).isEqualTo(202);
    assertThat(slots(id)).isEqualTo(2);
    Answer none = client.vote(id, 0);
    assertThat(none.status()).isEqualTo(401);
    assertThat(none.text("code")).isEqualTo("missing_code");
    Answer wrong = byCode(id, "0000-0000-0000-0000");
    assertThat(wrong.status()).isEqualTo(403);
    assertThat(wrong.text("code")).isEqualTo("wrong_code");
    assertThat(codes(poll, 0).text("code")).isEqualTo("out_of_range");
    assertThat(codes(poll, 10_001).text("code")).isEqualTo("out_of_range");
    assertThat(codes(poll, 10_000).json().path("codes").size()).isEqualTo(10_000);
    assertThat(codes(client.newPoll(), 1).text("code")).isEqualTo("poll_without_codes");
    assertThat(client.post("/polls/" + id + "/codes", "{\"count\":1}").text("code"))
        .isEqualTo("missing_token");
  }

  private Answer codes(JsonNode poll, int count) {
    return client.post(
        "/polls/" + poll.path("id").asString() + "/codes",
        "{\"count\":" + count + "}",
        "Authorization",
        "Bearer " + poll.path("adminToken").asString());
  }

  private Answer byCode(String poll, String code) {
    return client.post("/polls/" + poll + "/vote", "{\"choice\":0,\"code\":\"" + code + "\"}");
  }

  @Test
  void ratingsAndRankingsStandInTheLogAsTheyWereGiven() {
    String rating = client.newPoll("\"type\":\"rating\",").path("id").asString();
    assertThat(client.post("/polls/" + rating + "/vote", "{\"ratings\":[5,0,3]}").status())
        .isEqualTo(202);
    assertThat(onlyVote(rating).value().getVoteCast().getRatingsList()).containsExactly(5, 0, 3);
    String ranked = client.newPoll("\"type\":\"ranked\",").path("id").asString();
    assertThat(client.post("/polls/" + ranked + "/vote", "{\"ranking\":[2,0]}").status())
        .isEqualTo(202);
    assertThat(onlyVote(ranked).value().getVoteCast().getChoicesList()).containsExactly(2, 0);
  }

  @Test
  void whoHasVotedIsHandedAPassForTheResults() {
    String poll = client.newPoll("\"results\":\"after_vote\",").path("id").asString();
    Answer answer = client.vote(poll, 0, "Idempotency-Key", "k");
    String pass = answer.header("Results-Pass");
    assertThat(pass).isEqualTo(new ResultsAccess(new Secret(RunningIngest.SECRET)).pass(poll));
    assertThat(answer.header("Set-Cookie"))
        .startsWith("vs_pass_" + poll + "=" + pass + ";")
        .contains("Path=/polls/" + poll + ";", "HttpOnly", "SameSite=Lax");
    assertThat(client.vote(poll, 0, "Idempotency-Key", "k").header("Results-Pass")).isEqualTo(pass);
    for (String results : List.of("always", "after_close", "owner")) {
      String other = client.newPoll("\"results\":\"" + results + "\",").path("id").asString();
      assertThat(client.vote(other, 0).header("Results-Pass")).isEmpty();
    }
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
