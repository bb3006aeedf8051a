package io.votestream.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What a voter may be told, and a gateway. */
final class VotingAnswers {

  static final String KEY = "key of a gateway";
  static final String LINES = "application/x-ndjson";

  private static final String CHOICE = "{\"choice\":0}";
  private static final int GATEWAYS_AT_ONCE = 16;

  private final ApiCalls calls;

  VotingAnswers(ApiCalls calls) {
    this.calls = calls;
  }

  void produce() throws IOException {
    everyKindOfBallot();
    wrongBallots();
    votersWhoAreTold();
    codes();
    calls.call(ApiCalls.VOTE, "none", CHOICE);
    calls.call(ApiCalls.VOTE, calls.closed(), CHOICE);
    calls.call(ApiCalls.VOTE, calls.forgotten(), CHOICE);
    gateways();
    unfinishedStreams();
    tooManyGateways();
  }

  private void everyKindOfBallot() {
    accepted(calls.poll(), CHOICE);
    accepted(calls.poll("\"type\":\"multiple\","), "{\"choices\":[2,0]}");
    accepted(calls.poll("\"type\":\"rating\","), "{\"ratings\":[5,0,3]}");
    accepted(calls.poll("\"type\":\"ranked\","), "{\"ranking\":[2,0]}");
  }

  private void accepted(ApiCalls.Owned poll, String ballot) {
    assertThat(calls.call(ApiCalls.VOTE, poll, ballot).status()).isEqualTo(202);
  }

  private void wrongBallots() {
    ApiCalls.Owned poll = calls.poll();
    Stream.of(
            "{}",
            "{\"choice\":0,\"choices\":[0]}",
            "{\"choice\":99999999999}",
            "{\"ratings\":[1,1,1]}",
            "{\"choice\":3}",
            "{\"choices\":[0,0]}",
            "{\"choices\":[0,1]}")
        .forEach(ballot -> calls.call(ApiCalls.VOTE, poll, ballot));
    calls.call(ApiCalls.VOTE, calls.poll("\"type\":\"rating\","), "{\"ratings\":[1]}");
    for (int choice = 0; choice < 2; choice++) {
      calls.call(
          ApiCalls.VOTE, poll.id(), "{\"choice\":" + choice + "}", "Idempotency-Key", "of a vote");
    }
    calls.call(ApiCalls.VOTE, poll.id(), CHOICE, "Idempotency-Key", "k".repeat(256));
    calls.call(ApiCalls.VOTE, poll.id(), CHOICE, "Voter-Token", "forged");
  }

  private void votersWhoAreTold() {
    calls.call(
        ApiCalls.VOTE,
        calls.poll("\"protection\":\"session\",\"results\":\"after_vote\","),
        CHOICE);
  }

  private void codes() {
    ApiCalls.Owned poll = calls.poll("\"protection\":\"code\",");
    String code =
        calls.call(ApiCalls.CODES, poll, "{\"count\":1}").json().at("/codes/0").asString();
    calls.call(ApiCalls.VOTE, poll, CHOICE);
    calls.call(ApiCalls.VOTE, poll, "{\"choice\":0,\"code\":\"0000-0000-0000-0000\"}");
    accepted(poll, "{\"choice\":0,\"code\":\"" + code + "\"}");
  }

  private void gateways() {
    String line = line(calls.poll());
    calls.call(ApiCalls.VOTES, "", line, "Content-Type", LINES);
    calls.call(ApiCalls.VOTES, "", line, "Authorization", "Bearer " + KEY);
    assertThat(gateway("another key", line).status()).isEqualTo(403);
    assertThat(result(line)).contains("\"accepted\"");
    assertThat(result(line.replace("+49 1", "🗳".repeat(200)))).contains("\"accepted\"");
    assertThat(result(line.replace("+49 1", "v".repeat(201)))).contains("\"out_of_range\"");
    assertThat(result(line.replace("row 1", "🗳".repeat(200)))).contains("\"accepted\"");
    assertThat(result(line.replace("row 1", "r".repeat(201)))).contains("\"out_of_range\"");
  }

  private String result(String line) {
    return gateway(KEY, line).response().body();
  }

  private Answer gateway(String key, String line) {
    return calls.call(
        ApiCalls.VOTES, "", line, "Content-Type", LINES, "Authorization", "Bearer " + key);
  }

  private static String line(ApiCalls.Owned poll) {
    return "{\"id\":\"row 1\",\"poll\":\"%s\",\"voter\":\"+49 1\",\"choice\":0}"
        .formatted(poll.id());
  }

  /** Of one that breaks off, and of one that pauses for too long. */
  private void unfinishedStreams() throws IOException {
    for (boolean breaksOff : new boolean[] {true, false}) {
      try (Socket socket = halfARequest(calls.ingest().uri())) {
        if (breaksOff) {
          socket.shutdownOutput();
        }
        calls.check(ApiCalls.VOTES, RawAnswer.from(socket));
      }
    }
  }

  /** As many as may be at it have not said everything yet. */
  private void tooManyGateways() throws IOException {
    String line = line(calls.poll());
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < GATEWAYS_AT_ONCE; i++) {
        open.add(halfARequest(calls.ingest().uri()));
      }
      Awaitility.await().until(() -> gateway(KEY, line).status() == 503);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private static Socket halfARequest(URI server) throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket
        .getOutputStream()
        .write(
            """
            POST /votes HTTP/1.1\r
            Host: x\r
            Authorization: Bearer %s\r
            Content-Type: %s\r
            Content-Length: 100\r
            \r
            {"""
                .formatted(KEY, LINES)
                .getBytes(UTF_8));
    return socket;
  }
}
