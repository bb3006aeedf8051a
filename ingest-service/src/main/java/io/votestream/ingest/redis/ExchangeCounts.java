package io.votestream.ingest.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.votestream.ingest.domain.limit.SlidingWindow;
import io.votestream.ingest.domain.limit.WindowCounts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * One Lua script, one round trip for any number of clients: writes this instance's counts, returns
 * those of all others. Counts are absolute, so a script that runs twice changes nothing.
 *
 * <p>Keys are hashes {@code rate:{client}:{window start in ms}}, a field per instance.
 */
final class ExchangeCounts {

  /**
   * KEYS: two per client, its present and its previous window. ARGV[1]: this instance's field,
   * ARGV[2]: milliseconds to keep a key, ARGV[2 + i]: own count for KEYS[i]. Returns, for each key,
   * the sum of the other fields.
   */
  private static final String SCRIPT =
      """
      local others = {}
      for i, key in ipairs(KEYS) do
        if ARGV[i + 2] ~= '0' then
          redis.call('HSET', key, ARGV[1], ARGV[i + 2])
          redis.call('PEXPIRE', key, ARGV[2])
        end
        local sum = 0
        local fields = redis.call('HGETALL', key)
        for f = 1, #fields, 2 do
          if fields[f] ~= ARGV[1] then
            sum = sum + tonumber(fields[f + 1])
          end
        end
        others[i] = sum
      end
      return others
      """;

  private static final String KEEP =
      String.valueOf(SlidingWindow.LENGTH.multipliedBy(2).plusSeconds(10).toMillis());

  private final String instance;
  private final InstantSource clock;

  /**
   * @param instance different for each process, also after a restart: a count must never fall
   */
  ExchangeCounts(String instance, InstantSource clock) {
    this.instance = instance;
    this.clock = clock;
  }

  /** Sends the counts of these clients; their windows have the others' when it has completed. */
  RedisFuture<List<Long>> send(
      RedisAsyncCommands<String, String> redis, List<CountedClient> clients) {
    List<String> keys = new ArrayList<>(2 * clients.size());
    List<String> arguments = new ArrayList<>(2 + 2 * clients.size());
    List<WindowCounts> own = new ArrayList<>(clients.size());
    arguments.add(instance);
    arguments.add(KEEP);
    for (CountedClient client : clients) {
      WindowCounts counts = client.window().own(clock.millis());
      own.add(counts);
      keys.add(key(client, counts.start()));
      arguments.add(String.valueOf(counts.current()));
      keys.add(key(client, counts.start() - SlidingWindow.LENGTH.toMillis()));
      arguments.add(String.valueOf(counts.previous()));
    }
    RedisFuture<List<Long>> answer =
        redis.eval(
            SCRIPT,
            ScriptOutputType.MULTI,
            keys.toArray(String[]::new),
            arguments.toArray(String[]::new));
    answer.thenAccept(others -> apply(clients, own, others));
    return answer;
  }

  private static void apply(
      List<CountedClient> clients, List<WindowCounts> own, List<Long> others) {
    for (int i = 0; i < clients.size(); i++) {
      clients
          .get(i)
          .window()
          .others(
              new WindowCounts(
                  own.get(i).start(),
                  Math.toIntExact(others.get(2 * i)),
                  Math.toIntExact(others.get(2 * i + 1))));
    }
  }

  private static String key(CountedClient client, long windowStart) {
    return "rate:" + client.name() + ":" + windowStart;
  }
}
