package io.votestream.ingest.http;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.testparts.RealRedis;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private final RunningIngest ingest = RunningIngest.shared();
  private final Client client = ingest.client();

  @Test
  void threeHundredQuickRequestsAreAMix() {
    String address = Client.newAddress();
    List<Answer> answers = votes(client, address, 300);
    assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSizeBetween(200, 205);
    List<Answer> refused = answers.stream().filter(answer -> answer.status() == 429).toList();
    assertThat(refused).hasSizeBetween(95, 100);
    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.text("code")).isEqualTo("rate_limited");
              assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 120);
              assertThat(answer.header("RateLimit")).matches("\"writes\";r=0;t=\\d+");
            });
    assertThat(answers)
        .allMatch(answer -> answer.header("RateLimit-Policy").equals("\"writes\";q=200;w=60"));
    assertThat(answers.getFirst().header("RateLimit")).matches("\"writes\";r=199;t=\\d+");
    assertThat(client.vote("1", 0).status()).as("another address").isEqualTo(202);
    assertThat(new Client(ingest.management()).get("/actuator/health").status()).isEqualTo(200);
  }

  @Test
  void everyKindOfWriteCounts() {
    String address = Client.newAddress();
    votes(client, address, 198);
    assertThat(client.post("/polls", "{}", "X-Forwarded-For", address).status()).isEqualTo(422);
    assertThat(client.post("/polls/1/close", "", "X-Forwarded-For", address).status())
        .isEqualTo(401);
    assertThat(
            IntStream.range(0, 10)
                .mapToObj(i -> client.post("/polls", "{}", "X-Forwarded-For", address).status()))
        .contains(429);
  }

  @Test
  void whatSpringRefusesCountsToo() {
    String address = Client.newAddress();
    assertThat(
            IntStream.range(0, 300)
                .mapToObj(
                    i ->
                        client
                            .post(
                                "/polls/1/vote",
                                "choice=0",
                                "X-Forwarded-For",
                                address,
                                "Content-Type",
                                "text/plain")
                            .status()))
        .contains(415, 429);
    assertThat(client.send("GET", "/nothing", noBody(), "X-Forwarded-For", address).status())
        .isEqualTo(429);
    assertThat(client.send("GET", "/health", noBody(), "X-Forwarded-For", address).status())
        .isEqualTo(200);
  }

  @Test
  void onlyATrustedProxyMaySpeakForOthers() {
    try (RunningIngest distrustful =
        RunningIngest.start(
            "--server.tomcat.remoteip.internal-proxies=192.0.2.0/24",
            "--votestream.limiter.per-minute=5")) {
      Client direct = distrustful.client();
      List<Integer> statuses =
          IntStream.range(0, 10)
              .mapToObj(i -> direct.vote("1", 0, "X-Forwarded-For", "10.9.9." + i).status())
              .toList();
      assertThat(statuses).contains(429);
    }
  }

  @Test
  @Tag("failure")
  void instancesShareTheLimitAndEachLimitsAloneWhileRedisIsSilent() throws Exception {
    RunningIngest second = RunningIngest.second();
    String address = Client.newAddress();
    assertThat(votes(client, address, 150)).allMatch(answer -> answer.status() == 202);
    votes(second.client(), address, 1);
    Thread.sleep(300);
    assertThat(accepted(votes(second.client(), address, 100))).isBetween(45, 55);
    RealRedis.suspend();
    try {
      awaitLimiter(second, "per-instance");
      String other = Client.newAddress();
      assertThat(accepted(votes(second.client(), other, 220))).isBetween(200, 205);
      assertThat(accepted(votes(client, other, 220))).isBetween(200, 205);
    } finally {
      RealRedis.resume();
    }
    awaitLimiter(second, "shared");
    awaitLimiter(ingest, "shared");
  }

  private static void awaitLimiter(RunningIngest ingest, String mode) {
    Client management = new Client(ingest.management());
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              Answer health = management.get("/actuator/health");
              assertThat(health.status()).isEqualTo(200);
              assertThat(health.json().at("/components/limiter/details/mode").asString(""))
                  .isEqualTo(mode);
            });
  }

  private static int accepted(List<Answer> answers) {
    return (int) answers.stream().filter(answer -> answer.status() == 202).count();
  }

  private static List<Answer> votes(Client client, String address, int times) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      answers.add(
          client.send(
              "POST",
              "/polls/1/vote",
              BodyPublishers.ofString("{\"choice\":0}"),
              "X-Forwarded-For",
              address));
    }
    return answers;
  }
}
