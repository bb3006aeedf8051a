package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.ReceiptBody;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GatewayTest {

  private static final Receipts RECEIPTS = new Receipts(new Secret(RunningIngest.SECRET));

  @SuppressWarnings("NullAway.Init")
  private static RunningIngest ingest;

  private final Client client = ingest.client();

  @BeforeAll
  static void start() {
    ingest =
        RunningIngest.start(
            "--votestream.gateways.keys=sms:key of sms,tv:key of tv",
            "--votestream.gateways.per-minute=20000",
            "--votestream.limiter.per-minute=5");
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void tenThousandVotesInOneRequest() {
    String poll = client.newPoll().path("id").asString();
    String body =
        IntStream.range(0, 10_000)
            .mapToObj(i -> line(poll, "voter " + i, i % 3))
            .collect(Collectors.joining("\n"));
    List<JsonNode> results = results(votes("key of sms", body));
    assertThat(results).hasSize(10_000);
    for (int i = 0; i < results.size(); i++) {
      assertThat(results.get(i).path("line").asInt()).isEqualTo(i + 1);
      assertThat(results.get(i).path("status").asString()).isEqualTo("accepted");
    }
    Set<String> places =
        results.stream()
            .map(result -> RECEIPTS.verify(result.path("receipt").asString()).orElseThrow())
            .map(GatewayTest::place)
            .collect(Collectors.toSet());
    assertThat(places)
        .isEqualTo(
            VoteLogContent.votesOf(poll).stream()
                .map(record -> record.partition() + ":" + record.offset())
                .collect(Collectors.toSet()))
        .hasSize(10_000);
  }

  @Test
  void badLinesDoNotSinkGoodOnes() {
    String poll = client.newPoll().path("id").asString();
    byte[] notUtf8 = line(poll, "?", 0).getBytes(StandardCharsets.ISO_8859_1);
    notUtf8[new String(notUtf8, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xff;
    String body =
        String.join(
            "\n",
            line(poll, "a", 0),
            "",
            "{",
            "[]",
            line(poll, "b", 9),
            "{\"poll\":\"" + poll + "\",\"choice\":0}",
            "{\"poll\":\"" + poll + "\",\"voter\":\"c\"}",
            "{\"poll\":\"" + poll + "\",\"voter\":7,\"choice\":0}",
            "{\"poll\":\"" + poll + "\",\"voter\":\"d\",\"choice\":0,\"weight\":2}",
            "{\"poll\":\"" + poll + "\",\"voter\":\"e\",\"choice\":0,\"choice\":0}",
            "{\"poll\":\"" + poll + "\",\"voter\":\"f\",\"choice\":99999999999}",
            line("nosuchpoll", "g", 0),
            " ".repeat(17_000) + line(poll, "h", 0),
            new String(notUtf8, StandardCharsets.ISO_8859_1),
            line(poll, "i", 0) + " {}",
            line(poll, "\\ud800", 0),
            line(poll, "k\u00c0\u00af", 0),
            "{\"id\":\"row 18\",\"poll\":\"" + poll + "\",\"voter\":\"j\",\"choices\":[2]}\r",
            "");
    Answer answer =
        client.send(
            "POST",
            "/votes",
            BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.ISO_8859_1)),
            "Content-Type",
            "application/x-ndjson",
            "Authorization",
            "Bearer key of sms");
    List<JsonNode> results = results(answer);
    assertThat(results.stream().map(r -> r.path("line").asInt()))
        .containsExactly(1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18);
    assertThat(results.stream().map(r -> r.path("code").asString("accepted")))
        .containsExactly(
            "accepted",
            "malformed_json",
            "wrong_type",
            "no_such_choice",
            "missing_field",
            "missing_field",
            "wrong_type",
            "unknown_field",
            "duplicate_field",
            "out_of_range",
            "poll_not_found",
            "body_too_large",
            "malformed_json",
            "malformed_json",
            "invalid_value",
            "malformed_json",
            "accepted");
    assertThat(results.getLast().path("id").asString()).isEqualTo("row 18");
    assertThat(VoteLogContent.votesOf(poll)).hasSize(2);
  }

  @Test
  void aVoterHasOneSlotPerGatewayWhateverTheProtection() {
    for (String protection : List.of("none", "session", "ip", "code")) {
      String poll = client.newPoll("\"protection\":\"" + protection + "\",").path("id").asString();
      votes("key of sms", line(poll, "+49 1", 0) + "\n" + line(poll, "+49 1", 1));
      votes("key of sms", line(poll, "+49 1", 0) + "\n" + line(poll, "+49 2", 1));
      votes("key of tv", line(poll, "+49 1", 0));
      assertThat(
              VoteLogContent.votesOf(poll).stream()
                  .map(record -> record.value().getVoteCast().getBallotKey())
                  .distinct())
          .hasSize(3);
    }
  }

  @Test
  void onlyHoldersOfAKeyAreLetIn() {
    for (int i = 0; i < 5; i++) {
      Answer none =
          client.post("/votes", line("1", "a", 0), "Content-Type", "application/x-ndjson");
      assertThat(none.status()).isEqualTo(401);
      assertThat(none.text("code")).isEqualTo("missing_key");
    }
    Answer wrong = votes("key of nobody", line("1", "a", 0), "X-Forwarded-For", "192.0.2.77");
    assertThat(wrong.status()).isEqualTo(403);
    assertThat(wrong.text("code")).isEqualTo("wrong_key");
    for (int i = 0; i < 10; i++) {
      wrong = votes("key of nobody", line("1", "a", 0), "X-Forwarded-For", "192.0.2.77");
    }
    assertThat(wrong.status()).isEqualTo(429);
    assertThat(votes("key of tv", line("1", "a", 0), "X-Forwarded-For", "192.0.2.77").status())
        .isEqualTo(202);
    assertThat(
            client
                .post("/votes", line("1", "a", 0), "Authorization", "Bearer key of tv")
                .text("code"))
        .isEqualTo("unsupported_media_type");
  }

  @Test
  void aGatewayIsLimitedByItsVotes() {
    try (RunningIngest limited =
        RunningIngest.start(
            "--votestream.gateways.keys=sms:key",
            "--votestream.gateways.per-minute=100",
            "--votestream.polls.samples=true")) {
      String body =
          IntStream.range(0, 150)
              .mapToObj(i -> line("1", "voter " + i, 0))
              .collect(Collectors.joining("\n"));
      List<JsonNode> results = results(votes(limited.client(), "key", body));
      assertThat(results).hasSize(150);
      assertThat(results.stream().filter(r -> r.path("status").asString().equals("accepted")))
          .hasSizeBetween(100, 102);
      assertThat(results.getLast().path("code").asString()).isEqualTo("rate_limited");
    }
  }

  /** The client does not read before it has sent everything, and sends without a length. */
  @Test
  void aStreamThatIsLargerThanAllBuffers() {
    String poll = client.newPoll().path("id").asString();
    String id = "x".repeat(200);
    byte[] body =
        IntStream.range(0, 9_000)
            .mapToObj(
                i ->
                    "{\"poll\":\"%s\",\"voter\":\"v%d\",\"choice\":7,\"id\":\"%s\"}\n"
                        .formatted(poll, i, id))
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    Answer answer =
        client.send(
            "POST",
            "/votes",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
            "Content-Type",
            "application/x-ndjson",
            "Authorization",
            "Bearer key of tv");
    assertThat(results(answer)).hasSize(9_000).allMatch(r -> r.path("id").asString().equals(id));
  }

  private Answer votes(String key, String body, String... headers) {
    String[] all = new String[headers.length + 4];
    System.arraycopy(headers, 0, all, 4, headers.length);
    all[0] = "Authorization";
    all[1] = "Bearer " + key;
    all[2] = "Content-Type";
    all[3] = "application/x-ndjson";
    return client.post("/votes", body, all);
  }

  private static Answer votes(Client client, String key, String body) {
    return client.post(
        "/votes", body, "Authorization", "Bearer " + key, "Content-Type", "application/x-ndjson");
  }

  private static String line(String poll, String voter, int choice) {
    return "{\"poll\":\"%s\",\"voter\":\"%s\",\"choice\":%d}".formatted(poll, voter, choice);
  }

  private static List<JsonNode> results(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(answer.header("RateLimit")).isEmpty();
    return answer.response().body().lines().map(JsonMapper.shared()::readTree).toList();
  }

  private static String place(ReceiptBody receipt) {
    return receipt.getPartition() + ":" + receipt.getOffset();
  }
}
