package io.votestream.audit.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.votestream.audit.comparison.SnapshotSource;
import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.fold.Snapshot;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hashes {@code tally:{pollId}}. */
public final class RedisTallies implements SnapshotSource, AutoCloseable {

  private static final String PREFIX = "tally:";
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int SCAN = 1_000;
  private static final Pattern RANKINGS =
      Pattern.compile("(\\d{1,9}(>\\d{1,9})*=\\d{1,18}(,\\d{1,9}(>\\d{1,9})*=\\d{1,18})*+)?");
  private static final List<String> NUMBERS =
      List.of("version", "ballots", "duplicate", "superseded", "late", "invalid", "asOf");

  private final RedisClient client;
  private @Nullable StatefulRedisConnection<String, String> connection;

  public RedisTallies(String url) {
    RedisURI uri = RedisURI.create(url);
    uri.setTimeout(TIMEOUT);
    this.client = RedisClient.create(uri);
    client.setOptions(ClientOptions.builder().autoReconnect(false).build());
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public Map<String, Snapshot> all() throws ViewUnavailableException {
    try {
      Set<String> polls = new HashSet<>();
      ScanIterator.scan(commands(), ScanArgs.Builder.matches(PREFIX + "*").limit(SCAN))
          .forEachRemaining(key -> polls.add(key.substring(PREFIX.length())));
      return of(polls);
    } catch (RedisException e) {
      throw new ViewUnavailableException(name(), e);
    }
  }

  @Override
  public Map<String, Snapshot> of(Set<String> pollIds) throws ViewUnavailableException {
    Map<String, Snapshot> tallies = new HashMap<>();
    try {
      for (String poll : pollIds) {
        Map<String, String> hash = commands().hgetall(PREFIX + poll);
        if (!hash.isEmpty()) {
          tallies.put(poll, snapshot(poll, hash));
        }
      }
      return tallies;
    } catch (RedisException e) {
      throw new ViewUnavailableException(name(), e);
    }
  }

  private RedisCommands<String, String> commands() {
    if (connection == null) {
      connection = client.connect();
    }
    return connection.sync();
  }

  /** A field that does not hold what it should is kept as it is, so that it differs. */
  private static Snapshot snapshot(String poll, Map<String, String> hash) {
    TreeMap<String, Object> fields = new TreeMap<>();
    NUMBERS.forEach(name -> fields.put(name, number(hash.getOrDefault(name, ""))));
    String counts = hash.getOrDefault("counts", "");
    fields.put("counts", counts);
    List<Object> numbers = Arrays.stream(split(counts)).map(RedisTallies::number).toList();
    if (numbers.stream().allMatch(Long.class::isInstance)) {
      fields.put("counts", Snapshot.trimmed(numbers.stream().map(Long.class::cast).toList()));
    }
    fields.put("rankings", rankings(hash.getOrDefault("rankings", "")));
    fields.put("final", flag(hash.getOrDefault("final", "")));
    Object version = fields.getOrDefault("version", 0L);
    return new Snapshot(
        poll,
        version instanceof Long number ? number : 0,
        positions(hash.getOrDefault("positions", "")),
        fields);
  }

  /** {@code 2>0>1=5,…}; kept as it is where it is something else. */
  private static Object rankings(String text) {
    if (!RANKINGS.matcher(text).matches()) {
      return text;
    }
    return Arrays.stream(split(text))
        .map(
            ranking -> {
              int equals = ranking.indexOf('=');
              return List.<Object>of(
                  Arrays.stream(ranking.substring(0, equals).split(">", -1))
                      .map(Integer::valueOf)
                      .toList(),
                  Long.valueOf(ranking.substring(equals + 1)));
            })
        .toList();
  }

  private static TreeMap<Integer, Long> positions(String text) {
    TreeMap<Integer, Long> positions = new TreeMap<>();
    for (String position : split(text)) {
      String[] parts = position.split(":", -1);
      if (parts.length == 2
          && number(parts[0]) instanceof Long partition
          && number(parts[1]) instanceof Long offset) {
        positions.put(partition.intValue(), offset);
      }
    }
    return positions;
  }

  private static String[] split(String list) {
    return list.isEmpty() ? new String[0] : list.split(",", -1);
  }

  private static Object number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static Object flag(String text) {
    return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
  }
}
