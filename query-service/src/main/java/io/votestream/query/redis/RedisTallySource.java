package io.votestream.query.redis;

import io.lettuce.core.KeyValue;
import io.votestream.query.domain.results.Ranking;
import io.votestream.query.domain.results.TallySnapshot;
import io.votestream.query.domain.results.TallySource;
import io.votestream.query.domain.source.SourceUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the hash {@code tally:{pollId}} that tally-streams writes. */
public final class RedisTallySource implements TallySource {

  private static final String VERSION = "version";
  private static final String BALLOTS = "ballots";
  private static final String COUNTS = "counts";
  private static final String FINAL = "final";
  private static final String AS_OF = "asOf";
  private static final String RANKINGS = "rankings";
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern PREFERRED = Pattern.compile(">");

  private final RedisConnection redis;

  public RedisTallySource(RedisConnection redis) {
    this.redis = redis;
  }

  @Override
  public Optional<TallySnapshot> find(String pollId) {
    String key = "tally:" + pollId;
    List<KeyValue<String, String>> fields =
        redis.ask(
            commands -> commands.hmget(key, VERSION, BALLOTS, COUNTS, FINAL, AS_OF, RANKINGS));
    if (fields.stream().noneMatch(KeyValue::hasValue)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new TallySnapshot(
              number(fields.get(0)),
              number(fields.get(1)),
              counts(fields.get(2)),
              Boolean.parseBoolean(fields.get(3).getValueOrElse("")),
              number(fields.get(4)),
              rankings(fields.get(5))));
    } catch (NumberFormatException e) {
      throw new SourceUnavailableException("redis: " + key + " holds no tally", e);
    }
  }

  private static long number(KeyValue<String, String> field) {
    return Long.parseLong(field.getValueOrElse(""));
  }

  private static List<Long> counts(KeyValue<String, String> field) {
    String counts = field.getValueOrElse("");
    return counts.isEmpty() ? List.of() : COMMA.splitAsStream(counts).map(Long::valueOf).toList();
  }

  /** As in "2>0>1=5,0=3"; a hash that was written before there were rankings has none. */
  private static List<Ranking> rankings(KeyValue<String, String> field) {
    String rankings = field.getValueOrElse("");
    return rankings.isEmpty()
        ? List.of()
        : COMMA.splitAsStream(rankings).map(RedisTallySource::ranking).toList();
  }

  private static Ranking ranking(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new NumberFormatException(text);
    }
    return new Ranking(
        PREFERRED.splitAsStream(text.substring(0, equals)).map(Integer::valueOf).toList(),
        Long.parseLong(text.substring(equals + 1)));
  }
}
