package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.bench.client.Answer;
import io.votestream.bench.client.Edge;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One voter votes 50 times at once through three ingest instances, past the edge that would send
 * repeats of a key to one of them. One ballot counts.
 */
@ExtendWith(Stack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneVoterTest {

  private static final int TIMES = 50;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int FIRST_INGEST_PORT = 101;

  private final Stack.Running stack;
  private final List<Edge> instances;

  OneVoterTest(Stack.Running stack) {
    this.stack = stack;
    this.instances =
        IntStream.range(0, 3)
            .map(n -> stack.edge().base().getPort() + FIRST_INGEST_PORT + n)
            .mapToObj(port -> new Edge(URI.create("http://127.0.0.1:" + port)))
            .toList();
  }

  @BeforeAll
  void scaleUp() throws Exception {
    stack.operator().scale("ingest-service", 3);
  }

  @AfterAll
  void scaleDown() throws Exception {
    instances.forEach(Edge::close);
    stack.operator().scale("ingest-service", 1);
  }

  @Test
  void withNoProtectionOneIdempotencyKeyCountsOnce() throws Exception {
    Poll poll = create("{}");
    String key = UUID.randomUUID().toString();
    Set<String> receipts =
        new HashSet<>(
            cast(poll, "{\"choice\":1}", () -> Map.of("Idempotency-Key", key), Poll.someone()));
    Map<String, Integer> fates = fates(poll, List.copyOf(receipts));
    assertThat(fates.get("counted")).as(fates.toString()).isEqualTo(1);
    assertThat(fates.keySet()).isSubsetOf("counted", "duplicate");
  }

  @Test
  void aSessionCountsOnce() throws Exception {
    Poll other = create("{\"protection\":\"session\"}");
    String voter =
        stack
            .edge()
            .send("POST", "/polls/" + other.id() + "/vote", "{\"choice\":0}", Map.of(), null)
            .header("Voter-Token");
    Poll poll = create("{\"protection\":\"session\"}");
    List<String> receipts =
        cast(poll, "{\"choice\":1}", () -> withKey("Voter-Token", voter), Poll.someone());
    assertOneCounts(poll, receipts);
  }

  @Test
  void anAddressCountsOnce() throws Exception {
    Poll poll = create("{\"protection\":\"ip\"}");
    List<String> receipts =
        cast(
            poll,
            "{\"choice\":1}",
            () -> withKey("X-Forwarded-For", "2001:db8:1:2:" + hex() + "::" + hex()),
            InetAddress.getByName("127.0.0.1"));
    assertOneCounts(poll, receipts);
  }

  @Test
  void aCodeCountsOnce() throws Exception {
    Poll poll = create("{\"protection\":\"code\"}");
    String code = poll.owner("POST", "/codes", "{\"count\":1}").json().at("/codes/0").asString();
    List<String> receipts =
        cast(
            poll,
            "{\"choice\":1,\"code\":\"%s\"}".formatted(code),
            () -> withKey("Accept", "application/json"),
            Poll.someone());
    assertOneCounts(poll, receipts);
  }

  /** Known at once to whichever instance is asked. */
  private Poll create(String rules) throws Exception {
    return Poll.create(stack.edge(), rules);
  }

  /** Receipts of as many votes at once, spread over the instances. */
  private List<String> cast(
      Poll poll, String ballot, Supplier<Map<String, String>> headers, InetAddress from)
      throws Exception {
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < TIMES; i++) {
        Edge instance = instances.get(i % instances.size());
        answers.add(
            senders.submit(
                () ->
                    instance.send(
                        "POST", "/polls/" + poll.id() + "/vote", ballot, headers.get(), from)));
      }
    }
    List<String> receipts = new ArrayList<>();
    for (Future<Answer> answer : answers) {
      assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(202);
      receipts.add(answer.get().json().path("receipt").asString());
    }
    return receipts;
  }

  private void assertOneCounts(Poll poll, List<String> receipts) throws Exception {
    assertThat(fates(poll, receipts))
        .containsExactlyInAnyOrderEntriesOf(Map.of("counted", 1, "duplicate", TIMES - 1));
    assertThat(Poll.votes(poll.awaitBallots(1, SOON))).containsExactly(0L, 1L, 0L);
  }

  private static Map<String, Integer> fates(Poll poll, List<String> receipts) throws Exception {
    Map<String, Integer> fates = new TreeMap<>();
    for (String receipt : receipts) {
      Eventually.within(SOON, () -> assertThat(poll.fate(receipt)).isNotEqualTo("pending"));
      fates.merge(poll.fate(receipt), 1, Integer::sum);
    }
    return fates;
  }

  private static Map<String, String> withKey(String header, String value) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Idempotency-Key", UUID.randomUUID().toString());
    headers.put(header, value);
    return headers;
  }

  private static String hex() {
    return Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff);
  }
}
