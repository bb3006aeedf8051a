package io.votestream.tally.redis;

import io.lettuce.core.ScriptOutputType;
import io.votestream.tally.domain.ViewPositions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The hash `snapshot-positions`. Redis has no transaction around a batch and need not have one:
 * each tally stands for itself, and what was written is moved behind only afterwards.
 */
public final class RedisPositions implements ViewPositions {

  private static final String KEY = "snapshot-positions";

  private final String moveOn = Scripts.read("move-on.lua");
  private final RedisConnection connection;

  public RedisPositions(RedisConnection connection) {
    this.connection = connection;
  }

  @Override
  public Map<String, Long> stored() {
    Map<String, Long> stored = new HashMap<>();
    connection
        .open()
        .sync()
        .hgetall(KEY)
        .forEach((partition, next) -> stored.put(partition, Long.valueOf(next)));
    return stored;
  }

  @Override
  public boolean advance(Map<String, Long> from, Map<String, Long> to, Runnable write) {
    write.run();
    String[] moves =
        from.entrySet().stream()
            .flatMap(
                at ->
                    Stream.of(
                        at.getKey(), at.getValue().toString(), String.valueOf(to.get(at.getKey()))))
            .toArray(String[]::new);
    Long moved =
        connection.open().sync().eval(moveOn, ScriptOutputType.INTEGER, new String[] {KEY}, moves);
    return moved != null && moved == 1;
  }
}
