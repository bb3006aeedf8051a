package io.votestream.audit.cli;

import static java.util.stream.Collectors.joining;

import io.votestream.audit.fold.PartialTally;
import io.votestream.audit.fold.Recount;
import io.votestream.audit.fold.RejectionListener.Rejected;
import io.votestream.audit.fold.WhatIf;
import io.votestream.audit.kafka.ReplayProgress;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.PartitionPosition;
import io.votestream.schemas.v1.RankingCount;
import io.votestream.schemas.v1.RejectedCounts;
import io.votestream.schemas.v1.Rejection;
import io.votestream.schemas.v1.Tally;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes tallies where the real pipeline does, in its form. */
final class Pipeline {

  private final Deployment deployment;
  private final Map<String, Integer> published = new HashMap<>();

  Pipeline(Deployment deployment) {
    this.deployment = deployment;
  }

  /** Brings every view of this poll up to the log's end. */
  void publish(String poll) throws Exception {
    Map<Integer, List<Rejected>> rejected = new HashMap<>();
    try (Replay replay =
        Replay.open(
            deployment.settings().kafka(),
            Deployment.PARTITIONS,
            poll,
            WhatIf.AS_IT_IS,
            p -> {
              List<Rejected> here = new ArrayList<>();
              rejected.put(p, here);
              return (id, vote) -> here.add(vote);
            },
            ReplayProgress.SILENT)) {
      replay.log().foldTo(replay.log().ends());
      Recount recount = replay.fold().now(poll);
      for (Map.Entry<Integer, List<Rejected>> here : rejected.entrySet()) {
        publish(poll, here.getKey(), here.getValue());
      }
      publishTally(recount);
    }
  }

  private void publish(String poll, int partition, List<Rejected> rejected) throws Exception {
    String key = Topics.rejectionKey(poll, partition);
    for (Rejected vote : rejected.subList(published.getOrDefault(key, 0), rejected.size())) {
      publishRejection(poll, partition, vote);
    }
    published.put(key, rejected.size());
  }

  void publishRejection(String poll, int partition, Rejected vote) throws Exception {
    Rejection rejection =
        Rejection.newBuilder()
            .setPollId(poll)
            .setPartition(partition)
            .setOffset(vote.offset())
            .setReason(vote.reason())
            .setInFavourOf(vote.inFavourOf())
            .setSequence(vote.sequence())
            .build();
    deployment
        .producer
        .send(
            new ProducerRecord<>(
                Topics.REJECTIONS.name(),
                Topics.rejectionKey(poll, partition).getBytes(),
                rejection.toByteArray()))
        .get();
    String reason = vote.reason().name().substring(17).toLowerCase(Locale.ROOT);
    try (PreparedStatement insert =
        deployment.postgres.prepareStatement("insert into rejections values (?,?,?,?,?,?)")) {
      insert.setInt(1, partition);
      insert.setLong(2, vote.offset());
      insert.setString(3, poll);
      insert.setString(4, reason);
      insert.setObject(5, vote.inFavourOf() < 0 ? null : vote.inFavourOf());
      insert.setLong(6, vote.sequence());
      insert.execute();
    }
  }

  private void publishTally(Recount recount) throws Exception {
    Tally tally = tally(recount);
    deployment
        .producer
        .send(
            new ProducerRecord<>(
                Topics.TALLIES.name(), recount.pollId().getBytes(), tally.toByteArray()))
        .get();
    deployment.redis.sync().hset("tally:" + recount.pollId(), hash(recount));
    deployment.sql("delete from tallies where poll_id = '" + recount.pollId() + "'");
    try (PreparedStatement insert =
        deployment.postgres.prepareStatement(
            "insert into tallies values (?,?,?,?,?,?,?,?,?::jsonb,?,?,?::jsonb)")) {
      insert.setString(1, recount.pollId());
      insert.setLong(2, recount.version());
      insert.setLong(3, recount.ballots());
      insert.setArray(4, deployment.postgres.createArrayOf("bigint", recount.counts().toArray()));
      insert.setLong(5, recount.duplicate());
      insert.setLong(6, recount.superseded());
      insert.setLong(7, recount.late());
      insert.setLong(8, recount.invalid());
      insert.setString(9, positions(recount));
      insert.setBoolean(10, recount.isFinal());
      insert.setTimestamp(11, new Timestamp(recount.asOf()));
      insert.setString(12, rankings(recount, ", ", "{\"ranking\":[%s],\"ballots\":%d}", "[", "]"));
      insert.execute();
    }
  }

  private static Tally tally(Recount recount) {
    Tally.Builder tally =
        Tally.newBuilder()
            .setPollId(recount.pollId())
            .setVersion(recount.version())
            .setBallots(recount.ballots())
            .addAllCounts(recount.counts())
            .setRejected(
                RejectedCounts.newBuilder()
                    .setDuplicate(recount.duplicate())
                    .setSuperseded(recount.superseded())
                    .setLate(recount.late())
                    .setInvalid(recount.invalid()))
            .setFinal(recount.isFinal())
            .setAsOf(recount.asOf());
    recount
        .rankings()
        .forEach(
            (ranking, ballots) ->
                tally.addRankings(
                    RankingCount.newBuilder().addAllRanking(ranking).setBallots(ballots)));
    for (PartialTally partial : recount.partials()) {
      tally.addPositions(
          PartitionPosition.newBuilder()
              .setPartition(partial.partition())
              .setOffset(partial.position())
              .setRejections(partial.rejections())
              .setEpoch(partial.epoch()));
    }
    return tally.build();
  }

  private static Map<String, String> hash(Recount recount) {
    Map<String, String> hash = new HashMap<>();
    hash.put("version", "" + recount.version());
    hash.put("ballots", "" + recount.ballots());
    hash.put("counts", recount.counts().stream().map(String::valueOf).collect(joining(",")));
    hash.put("final", "" + recount.isFinal());
    hash.put("asOf", "" + recount.asOf());
    hash.put("duplicate", "" + recount.duplicate());
    hash.put("superseded", "" + recount.superseded());
    hash.put("late", "" + recount.late());
    hash.put("invalid", "" + recount.invalid());
    hash.put("rankings", rankings(recount, ">", "%s=%d", "", ""));
    hash.put(
        "positions",
        recount.partials().stream()
            .map(partial -> partial.partition() + ":" + partial.position())
            .collect(joining(",")));
    return hash;
  }

  private static String rankings(
      Recount recount, String between, String form, String open, String close) {
    return recount.rankings().entrySet().stream()
        .map(
            entry ->
                form.formatted(
                    entry.getKey().stream().map(String::valueOf).collect(joining(between)),
                    entry.getValue()))
        .collect(joining(",", open, close));
  }

  private static String positions(Recount recount) {
    return recount.partials().stream()
        .map(
            p ->
                "{\"partition\":%d,\"offset\":%d,\"rejections\":%d,\"epoch\":%d}"
                    .formatted(p.partition(), p.position(), p.rejections(), p.epoch()))
        .collect(joining(",", "[", "]"));
  }
}
