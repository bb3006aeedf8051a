package io.votestream.localstack.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The keys that tally-streams writes. */
public final class RedisView implements View {

  private static final int ANSWER_MS = 30_000;
  private static final String POSITIONS = "snapshot-positions";

  /** Applies a command to every tally and says how many there were. */
  private static final String EACH_TALLY =
      """
      local found = 0
      local cursor = '0'
      repeat
        local page = redis.call('SCAN', cursor, 'MATCH', 'tally:*', 'COUNT', 1000)
        cursor = page[1]
        for _, key in ipairs(page[2]) do
          found = found + 1
          redis.call(ARGV[1], key)
        end
      until cursor == '0'
      """;

  private static final String COUNT = EACH_TALLY + "return tostring(found)";

  private static final String EMPTY =
      EACH_TALLY + "redis.call('DEL', KEYS[1]) return tostring(found)";

  private static final String READ = "return table.concat(redis.call('HGETALL', KEYS[1]), ' ')";

  private final URI url;

  public RedisView(String redisUrl) {
    this.url = URI.create(redisUrl);
  }

  @Override
  public void empty() throws IOException {
    eval(EMPTY, "UNLINK");
  }

  @Override
  public Map<String, Long> positions() throws IOException {
    String[] words = eval(READ, "").split(" ", -1);
    Map<String, Long> positions = new HashMap<>();
    for (int i = 0; i + 1 < words.length; i += 2) {
      positions.put(words[i], Long.valueOf(words[i + 1]));
    }
    return positions;
  }

  @Override
  public String figures() throws IOException {
    return "Redis " + eval(COUNT, "EXISTS") + " tallies";
  }

  /** A script is done at one go. */
  private String eval(String script, String argument) throws IOException {
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(ANSWER_MS);
      StringBuilder request = new StringBuilder();
      List<String> words = List.of("EVAL", script, "1", POSITIONS, argument);
      request.append("*%d\r\n".formatted(words.size()));
      for (String word : words) {
        request.append("$%d\r\n%s\r\n".formatted(word.getBytes(UTF_8).length, word));
      }
      socket.getOutputStream().write(request.toString().getBytes(UTF_8));
      BufferedReader answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      String length = answer.readLine();
      String text = length != null && length.startsWith("$") ? answer.readLine() : null;
      if (text == null) {
        throw new IOException("Redis answered " + length);
      }
      return text;
    }
  }
}
