package io.votestream.localstack.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** The keys that tally-streams writes. */
public final class RedisView {

  private static final int ANSWER_MS = 30_000;

  /** ARGV[1] pattern of the keys, ARGV[2] command for each of them. Answers how many there were. */
  private static final String EACH_KEY =
      """
      local found = 0
      local cursor = '0'
      repeat
        local page = redis.call('SCAN', cursor, 'MATCH', ARGV[1], 'COUNT', 1000)
        cursor = page[1]
        for _, key in ipairs(page[2]) do
          found = found + 1
          redis.call(ARGV[2], key)
        end
      until cursor == '0'
      return found
      """;

  private final URI url;

  public RedisView(String redisUrl) {
    this.url = URI.create(redisUrl);
  }

  public void empty() throws IOException {
    eachTally("UNLINK");
  }

  /** What is in it, for people. */
  public String figures() throws IOException {
    return "Redis " + eachTally("EXISTS") + " tallies";
  }

  private long eachTally(String command) throws IOException {
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(ANSWER_MS);
      StringBuilder request = new StringBuilder();
      List<String> words = List.of("EVAL", EACH_KEY, "0", "tally:*", command);
      request.append("*%d\r\n".formatted(words.size()));
      for (String word : words) {
        request.append("$%d\r\n%s\r\n".formatted(word.getBytes(UTF_8).length, word));
      }
      socket.getOutputStream().write(request.toString().getBytes(UTF_8));
      String answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
      if (answer == null || !answer.startsWith(":")) {
        throw new IOException("Redis answered " + answer);
      }
      return Long.parseLong(answer.substring(1));
    }
  }
}
