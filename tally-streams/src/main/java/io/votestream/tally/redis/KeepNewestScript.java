package io.votestream.tally.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.votestream.schemas.v1.RankingCount;
import io.votestream.schemas.v1.RejectedCounts;
import io.votestream.schemas.v1.Tally;
import java.util.stream.Collectors;

/** keep-newest.lua: writes a tally's hash unless a newer one is there. */
final class KeepNewestScript {

  private final String source = Scripts.read("keep-newest.lua");

  /** To be called before a batch: a restarted Redis has forgotten the script. */
  String load(StatefulRedisConnection<String, String> redis) {
    return redis.sync().scriptLoad(source);
  }

  RedisFuture<Long> run(StatefulRedisConnection<String, String> redis, String sha, Tally tally) {
    return redis
        .async()
        .evalsha(
            sha,
            ScriptOutputType.INTEGER,
            new String[] {"tally:" + tally.getPollId()},
            args(tally));
  }

  private static String[] args(Tally tally) {
    String version = String.valueOf(tally.getVersion());
    RejectedCounts rejected = tally.getRejected();
    String counts =
        tally.getCountsList().stream().map(String::valueOf).collect(Collectors.joining(","));
    String positions =
        tally.getPositionsList().stream()
            .map(position -> position.getPartition() + ":" + position.getOffset())
            .collect(Collectors.joining(","));
    String rankings =
        tally.getRankingsList().stream()
            .map(KeepNewestScript::ranking)
            .collect(Collectors.joining(","));
    return new String[] {
      version,
      "version",
      version,
      "ballots",
      String.valueOf(tally.getBallots()),
      "counts",
      counts,
      "final",
      String.valueOf(tally.getFinal()),
      "asOf",
      String.valueOf(tally.getAsOf()),
      "duplicate",
      String.valueOf(rejected.getDuplicate()),
      "superseded",
      String.valueOf(rejected.getSuperseded()),
      "late",
      String.valueOf(rejected.getLate()),
      "invalid",
      String.valueOf(rejected.getInvalid()),
      "positions",
      positions,
      "rankings",
      rankings
    };
  }

  /** As in "2>0>1=5": five ballots. */
  private static String ranking(RankingCount count) {
    return count.getRankingList().stream().map(String::valueOf).collect(Collectors.joining(">"))
        + "="
        + count.getBallots();
  }
}
