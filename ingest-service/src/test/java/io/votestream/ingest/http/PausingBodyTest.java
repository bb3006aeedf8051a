package io.votestream.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A body that comes slowly, pauses, or ends before its end. */
class PausingBodyTest {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  @SuppressWarnings("NullAway.Init")
  private static RunningIngest ingest;

  private final String poll = ingest.client().newPoll().path("id").asString();

  @BeforeAll
  static void start() {
    ingest =
        RunningIngest.start(
            "--votestream.gateways.keys=sms:key",
            "--votestream.gateways.pause=" + PAUSE.toSeconds());
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void aStreamMayTakeLongerThanAPause() throws Exception {
    try (Chunks chunks = new Chunks(ingest.uri(), "/votes")) {
      for (int i = 0; i < 4; i++) {
        chunks.send(line(i));
        Thread.sleep(PAUSE.dividedBy(2));
      }
      chunks.end();
      assertThat(codes(chunks.answer())).containsExactly("", "", "", "");
    }
    assertThat(VoteLogContent.votesOf(poll)).hasSize(4);
  }

  @Test
  void whatWasReadBeforeTooLongAPauseHasItsResults() throws Exception {
    try (Chunks chunks = new Chunks(ingest.uri(), "/votes")) {
      chunks.send(line(0) + line(1));
      assertThat(codes(chunks.answer())).containsExactly("", "", "request_timeout");
    }
    assertThat(VoteLogContent.votesOf(poll)).hasSize(2);
  }

  @Test
  void halfALineIsNoVote() throws Exception {
    try (Chunks chunks = new Chunks(ingest.uri(), "/votes")) {
      chunks.send(line(0) + line(1).strip());
      assertThat(codes(chunks.answer())).containsExactly("", "request_timeout");
    }
    assertThat(VoteLogContent.votesOf(poll)).hasSize(1);
  }

  @Test
  void whoSaysNothingIsToldSo() throws Exception {
    try (Chunks chunks = new Chunks(ingest.uri(), "/votes")) {
      assertProblem(chunks.answer(), 408, "request_timeout");
    }
  }

  @Test
  void whoStopsSendingStillGetsTheResults() throws Exception {
    try (Chunks chunks = new Chunks(ingest.uri(), "/votes")) {
      chunks.send(line(0));
      chunks.halfClose();
      assertThat(codes(chunks.answer())).containsExactly("", "malformed_request");
    }
    try (Chunks chunks = new Chunks(ingest.uri(), "/votes")) {
      chunks.halfClose();
      assertProblem(chunks.answer(), 400, "malformed_request");
    }
    assertThat(VoteLogContent.votesOf(poll)).hasSize(1);
  }

  @Test
  void whatCannotBeCutIntoChunksEndsWithTheResults() throws Exception {
    try (Chunks chunks = new Chunks(ingest.uri(), "/votes")) {
      chunks.send(line(0));
      chunks.write("zz\r\n");
      assertThat(codes(chunks.answer())).containsExactly("", "malformed_request");
    }
  }

  @Test
  void anyOtherBodyThatPausesIsToldSo() throws Exception {
    for (String path : List.of("/polls/" + poll + "/vote", "/polls")) {
      try (Chunks chunks = new Chunks(ingest.uri(), path)) {
        chunks.send("{");
        assertProblem(chunks.answer(), 408, "request_timeout");
      }
    }
  }

  private static void assertProblem(RawAnswer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(JsonMapper.shared().readTree(answer.body()).path("code").asString()).isEqualTo(code);
  }

  /** Of each result; of an accepted line an empty one. */
  private static List<String> codes(RawAnswer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return answer
        .text()
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(JsonMapper.shared()::readTree)
        .map((JsonNode result) -> result.path("code").asString(""))
        .toList();
  }

  private String line(int voter) {
    return "{\"poll\":\"%s\",\"voter\":\"%d\",\"choice\":0}\n".formatted(poll, voter);
  }

  /** A request of which the client itself says when a piece of it leaves. */
  private record Chunks(Socket socket) implements AutoCloseable {

    Chunks(URI server, String path) throws IOException {
      this(new Socket(server.getHost(), server.getPort()));
      socket.setSoTimeout((int) PAUSE.multipliedBy(5).toMillis());
      write(
          """
          POST %s HTTP/1.1\r
          Host: x\r
          Authorization: Bearer key\r
          Content-Type: %s\r
          Transfer-Encoding: chunked\r
          Connection: close\r
          \r
          """
              .formatted(
                  path, path.equals("/votes") ? "application/x-ndjson" : "application/json"));
    }

    void send(String text) throws IOException {
      write(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    void end() throws IOException {
      write("0\r\n\r\n");
    }

    void halfClose() throws IOException {
      socket.shutdownOutput();
    }

    void write(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    RawAnswer answer() throws IOException {
      return RawAnswer.from(socket);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
