package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.bench.client.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not a vote gets a clear problem, and the log does not grow by it. */
@ExtendWith(Stack.class)
class BadInputTest {

  private static final String VOTE = "/polls/1/vote";
  private static final Map<String, String> JSON = Map.of();

  private final Stack.Running stack;

  BadInputTest(Stack.Running stack) {
    this.stack = stack;
  }

  static Stream<Arguments> badRequests() {
    return Stream.of(
        Arguments.of("POST", VOTE, "{\"choice\":", JSON, 400),
        Arguments.of("POST", VOTE, "", JSON, 400),
        Arguments.of("POST", VOTE, "null", JSON, 400),
        Arguments.of("POST", VOTE, "[]", JSON, 400),
        Arguments.of("POST", VOTE, "{}", JSON, 422),
        Arguments.of("POST", VOTE, "{\"choice\":0} trailing", JSON, 400),
        Arguments.of("POST", VOTE, "{\"choice\":0,\"weight\":9}", JSON, 400),
        Arguments.of("POST", VOTE, "{\"choice\":0,\"choice\":1}", JSON, 400),
        Arguments.of("POST", VOTE, "{\"choice\":\"0\"}", JSON, 400),
        Arguments.of("POST", VOTE, "{\"choice\":0.0}", JSON, 400),
        Arguments.of("POST", VOTE, "{\"choice\":true}", JSON, 400),
        Arguments.of("POST", VOTE, "{\"choice\":99999999999999999999}", JSON, 422),
        Arguments.of("POST", VOTE, "{\"choice\":-1}", JSON, 422),
        Arguments.of("POST", VOTE, "{\"choice\":99}", JSON, 422),
        Arguments.of("POST", VOTE, "{\"choices\":[0,1]}", JSON, 422),
        Arguments.of("POST", VOTE, "{\"choices\":[]}", JSON, 422),
        Arguments.of("POST", VOTE, "{\"choices\":[0,0]}", JSON, 422),
        Arguments.of("POST", VOTE, "[".repeat(5_000), JSON, 400),
        Arguments.of("POST", VOTE, "{\"x\":\"" + "a".repeat(100_000) + "\"}", JSON, 413),
        Arguments.of("POST", VOTE, "choice=0", Map.of("Content-Type", "text/plain"), 415),
        Arguments.of(
            "POST", VOTE, "{\"choice\":0}", Map.of("Idempotency-Key", "k".repeat(300)), 400),
        Arguments.of("POST", "/polls/nowhere/vote", "{\"choice\":0}", JSON, 404),
        Arguments.of("POST", "/polls/..%2f1/vote", "{\"choice\":0}", JSON, 404),
        Arguments.of("PUT", VOTE, "{\"choice\":0}", JSON, 405),
        Arguments.of("POST", "/polls/1/close", null, JSON, 401),
        Arguments.of("POST", "/polls/1/close", null, Map.of("Authorization", "Bearer no"), 403),
        Arguments.of("POST", "/polls", "{\"question\":\"?\"}", JSON, 422),
        Arguments.of("POST", "/polls", "{\"question\":1,\"options\":[]}", JSON, 400),
        Arguments.of(
            "POST", "/polls", "{\"question\":\"Q\",\"options\":[{\"text\":\"a\"}]}", JSON, 422),
        Arguments.of(
            "POST",
            "/polls",
            "{\"question\":\"Q\",\"options\":[{\"text\":\"a\"},{\"text\":\"a\"}]}",
            JSON,
            422),
        Arguments.of("GET", "/polls/nowhere", null, JSON, 404),
        Arguments.of("GET", "/polls/nowhere/results", null, JSON, 404),
        Arguments.of("GET", "/polls/1/receipts/forged", null, JSON, 404),
        Arguments.of("GET", "/polls?limit=0", null, JSON, 400),
        Arguments.of("GET", "/polls?limit=many", null, JSON, 400),
        Arguments.of("GET", "/polls?cursor=%00", null, JSON, 400),
        Arguments.of("GET", "/themes/nowhere/polls", null, JSON, 404),
        Arguments.of(
            "GET", "/polls/nowhere/stream", null, Map.of("Accept", "text/event-stream"), 404));
  }

  @ParameterizedTest
  @MethodSource("badRequests")
  void isRefusedWithAProblem(
      String method, String path, String body, Map<String, String> headers, int status)
      throws Exception {
    Map<TopicPartition, Long> before = logEnds();
    Answer answer = stack.edge().send(method, path, body, headers, Poll.someone());
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("code").asString()).matches("[a-z_]+");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("Exception", "\tat ", "io.votestream");
    assertThat(logEnds()).isEqualTo(before);
  }

  @Test
  void anUnknownPageIsAPlainNotFound() throws Exception {
    assertThat(stack.edge().get("/no/such/page").status()).isEqualTo(404);
  }

  private Map<TopicPartition, Long> logEnds() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", stack.setting("KAFKA_BOOTSTRAP_SERVERS")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return new HashMap<>(
          consumer.endOffsets(
              IntStream.range(0, 12)
                  .mapToObj(partition -> new TopicPartition("vote-log", partition))
                  .collect(Collectors.toList())));
    }
  }
}
