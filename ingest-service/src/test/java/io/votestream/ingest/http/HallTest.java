package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many behind one address: people, and scripts that make up people. */
class HallTest {

  private static final int PEOPLE = 300;

  private final Client client = RunningIngest.shared().client();
  private final String address = Client.newAddress();

  @Test
  void threeHundredFirstVotesAreInWithinHalfAMinuteAndCountOnceEach() throws Exception {
    String poll = poll(client, "session");
    long began = System.nanoTime();
    int refused = 0;
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> tries = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        tries.add(people.submit(() -> new Person(client, address).vote(poll)));
      }
      for (Future<Integer> each : tries) {
        refused += each.get() - 1;
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    assertThat(refused).as("refusals that handed out a token").isEqualTo(PEOPLE - 200);
    assertThat(
            VoteLogContent.votesOf(poll).stream()
                .map(vote -> vote.value().getVoteCast().getBallotKey())
                .distinct())
        .hasSize(PEOPLE);
  }

  @Test
  void theTokenOfARefusalIsThatOfTheVoteItself() {
    String poll = poll(client, "session");
    String key = UUID.randomUUID().toString();
    String token = client.vote(poll, 0, "Idempotency-Key", key).header(VoterSession.HEADER);
    useUp(client, address);
    Answer refused = client.vote(poll, 0, "Idempotency-Key", key, "X-Forwarded-For", address);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header(VoterSession.HEADER)).isEqualTo(token);
    assertThat(refused.header("Set-Cookie")).isEmpty();
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    Answer other = client.vote(poll, 0, "X-Forwarded-For", address);
    assertThat(other.header(VoterSession.HEADER)).isNotEmpty().isNotEqualTo(token);
  }

  @Test
  void whatProvesNothingIsNoProof() {
    useUp(client, address);
    assertThat(
            client
                .vote("1", 0, "X-Forwarded-For", address, "Cookie", "voter=bm9ib2R5.bm9ib2R5")
                .status())
        .isEqualTo(429);
    String coded = poll(client, "code");
    Answer guess =
        client.post(
            "/polls/" + coded + "/vote",
            "{\"choice\":0,\"code\":\"0000-0000-0000-0000\"}",
            "X-Forwarded-For",
            address);
    assertThat(guess.status()).isEqualTo(429);
    Answer create = client.post("/polls", "{}", "X-Forwarded-For", address);
    assertThat(create.status()).isEqualTo(429);
    assertThat(create.header(VoterSession.HEADER)).isEmpty();
  }

  @Test
  void anOwnerIsNotHeldUpByTheHall() {
    var created = client.newPoll("");
    String path = "/polls/" + created.path("id").asString() + "/close";
    String token = created.path("adminToken").asString();
    useUp(client, address);
    String[] wrong = {"X-Forwarded-For", address, "Authorization", "Bearer " + token + "x"};
    assertThat(client.post(path, "{}", wrong).status()).isEqualTo(429);
    String[] right = {"X-Forwarded-For", address, "Authorization", "Bearer " + token};
    assertThat(client.post(path, "{}", right).status()).isEqualTo(200);
  }

  @Test
  void aCodeIsAProofForItsPoll() {
    useUp(client, address);
    var created = client.newPoll("\"protection\":\"code\",");
    String path = "/polls/" + created.path("id").asString();
    var codes =
        client
            .post(
                path + "/codes",
                "{\"count\":30}",
                "Authorization",
                "Bearer " + created.path("adminToken").asString())
            .json()
            .path("codes");
    assertThat(codes.size()).isEqualTo(30);
    codes.forEach(code -> assertThat(coded(path, code.asString()).status()).isEqualTo(202));
    assertThat(IntStream.range(0, 25).mapToObj(i -> coded(path, codes.path(0).asString()).status()))
        .as("one code has only so many")
        .contains(202, 429);
    assertThat(coded("/polls/" + poll(client, "code"), codes.path(1).asString()).status())
        .as("a code of another poll")
        .isEqualTo(429);
  }

  @Test
  void aClientsOwnCanBeUsedUpAndThenItSharesWhatTheAddressHas() {
    String poll = poll(client, "session");
    String token = client.vote(poll, 0).header(VoterSession.HEADER);
    List<Answer> answers =
        IntStream.range(0, 230)
            .mapToObj(
                i -> client.vote(poll, 0, "X-Forwarded-For", address, VoterSession.HEADER, token))
            .toList();
    assertThat(answers.getFirst().header("RateLimit")).matches("\"writes\";r=19;t=\\d+");
    assertThat(answers.getFirst().header("RateLimit-Policy")).isEqualTo("\"writes\";q=20;w=60");
    assertThat(answers.get(21).header("RateLimit-Policy")).isEqualTo("\"writes\";q=200;w=60");
    assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSizeBetween(220, 228);
  }

  /** It asks for as many voters as it can get, and votes with each as often as it may. */
  @Test
  void aScriptThatMakesVotersGetsNoFurtherThanTheCeiling() {
    try (RunningIngest limited =
        RunningIngest.start(
            "--votestream.polls.samples=true",
            "--votestream.limiter.per-minute=50",
            "--votestream.limiter.per-client=5",
            "--votestream.limiter.ceiling=400")) {
      int accepted = 0;
      for (int made = 0; made < 300; made++) {
        Person voter = new Person(limited.client(), address);
        for (int i = 0; i < 5; i++) {
          accepted += voter.ask("1").status() == 202 ? 1 : 0;
        }
      }
      Answer last = limited.client().vote("1", 0, "X-Forwarded-For", address);
      assertThat(last.status()).isEqualTo(429);
      assertThat(last.header("RateLimit-Policy")).isEqualTo("\"writes\";q=400;w=60");
      assertThat(last.header(VoterSession.HEADER)).isEmpty();
      System.out.println("a script behind a ceiling of 400 a minute: " + accepted + " votes");
      // Some requests were spent on tokens; a window that turns meanwhile lets a few more pass.
      assertThat(accepted).isBetween(200, 420);
    }
  }

  private Answer coded(String path, String code) {
    return client.post(
        path + "/vote", "{\"choice\":0,\"code\":\"" + code + "\"}", "X-Forwarded-For", address);
  }

  private static String poll(Client client, String protection) {
    return client.newPoll("\"protection\":\"" + protection + "\",").path("id").asString();
  }

  private static void useUp(Client client, String address) {
    for (int i = 0; i < 205; i++) {
      client.post("/polls", "{}", "X-Forwarded-For", address);
    }
  }

  /** Keeps what it is handed, and comes back when it is told to. */
  private static final class Person {

    private final Client client;
    private final String address;
    private final String key = UUID.randomUUID().toString();
    private @Nullable String token;

    Person(Client client, String address) {
      this.client = client;
      this.address = address;
    }

    /** How often it had to ask. */
    int vote(String poll) throws InterruptedException {
      for (int asked = 1; ; asked++) {
        Answer answer = ask(poll);
        if (answer.status() == 202) {
          return asked;
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(429);
        Thread.sleep(Duration.ofSeconds(Integer.parseInt(answer.header("Retry-After"))));
      }
    }

    Answer ask(String poll) {
      Answer answer =
          token == null
              ? client.vote(poll, 0, "X-Forwarded-For", address, "Idempotency-Key", key)
              : client.vote(
                  poll,
                  0,
                  "X-Forwarded-For",
                  address,
                  "Idempotency-Key",
                  key,
                  "Cookie",
                  "voter=" + token);
      String handed = answer.header(VoterSession.HEADER);
      if (!handed.isEmpty()) {
        token = handed;
      }
      return answer;
    }
  }
}
