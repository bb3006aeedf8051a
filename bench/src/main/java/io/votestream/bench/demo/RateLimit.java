package io.votestream.bench.demo;

import io.votestream.bench.client.Answer;
import io.votestream.bench.client.Edge;
import io.votestream.bench.load.FreshPoll;
import io.votestream.bench.stack.RunningStack;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** 300 quick requests from one address: some pass, the rest are told when to come back. */
final class RateLimit implements Demo.Step {

  private static final int REQUESTS = 300;

  @Override
  public void run(Edge edge, RunningStack stack, FreshPoll poll, Report report) throws Exception {
    report.step(REQUESTS + " quick votes from one address");
    long before = poll.ballots(edge);
    InetAddress address = Edge.loopback(ThreadLocalRandom.current().nextInt());
    Map<Integer, Integer> byStatus = new TreeMap<>();
    Answer refused = null;
    for (int i = 0; i < REQUESTS; i++) {
      Answer answer = edge.vote(poll.id(), 0, UUID.randomUUID().toString(), address);
      byStatus.merge(answer.status(), 1, Integer::sum);
      if (answer.status() == 429) {
        refused = answer;
      }
    }
    report.check(byStatus.keySet().equals(Set.of(202, 429)), "answers by status: %s", byStatus);
    report.check(
        refused != null && !refused.header("Retry-After").isEmpty(),
        "a 429 says Retry-After: %s, RateLimit: %s, RateLimit-Policy: %s",
        refused == null ? "" : refused.header("Retry-After"),
        refused == null ? "" : refused.header("RateLimit"),
        refused == null ? "" : refused.header("RateLimit-Policy"));
    long expected = before + byStatus.getOrDefault(202, 0);
    long counted = poll.awaitBallots(edge, expected, Duration.ofSeconds(10));
    report.check(
        counted == expected,
        "results: %d before, %d after, %+d",
        before,
        counted,
        counted - before);
    int page = edge.send("GET", "/", null, Map.of(), address).status();
    int health = edge.send("GET", "/health", null, Map.of(), address).status();
    report.check(
        page == 200 && health == 200,
        "the same address still gets the page (%d) and /health (%d)",
        page,
        health);
  }
}
