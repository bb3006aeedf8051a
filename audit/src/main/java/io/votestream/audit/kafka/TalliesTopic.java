package io.votestream.audit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import io.votestream.audit.comparison.PublishedVersions;
import io.votestream.audit.comparison.SnapshotSource;
import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.fold.Snapshot;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.PartitionPosition;
import io.votestream.schemas.v1.Tally;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic that the pipeline publishes its tallies on. */
public final class TalliesTopic implements SnapshotSource, PublishedVersions, AutoCloseable {

  /** Versions that other views may still show; those of the edge are about a second old. */
  private static final int REMEMBERED = 64;

  private final TopicTail tail;
  private final Map<String, Deque<Snapshot>> tallies = new HashMap<>();

  public TalliesTopic(String bootstrapServers) {
    this.tail = new TopicTail(bootstrapServers, Topics.TALLIES.name());
  }

  @Override
  public String name() {
    return "tallies topic";
  }

  @Override
  public Map<String, Snapshot> all() throws ViewUnavailableException {
    refresh();
    Map<String, Snapshot> newest = new HashMap<>();
    tallies.forEach((poll, versions) -> newest.put(poll, versions.getLast()));
    return newest;
  }

  @Override
  public Map<String, Snapshot> of(Set<String> pollIds) throws ViewUnavailableException {
    Map<String, Snapshot> newest = all();
    newest.keySet().retainAll(pollIds);
    return newest;
  }

  @Override
  public Optional<Snapshot> version(String pollId, long version) {
    return tallies.getOrDefault(pollId, new ArrayDeque<>()).stream()
        .filter(tally -> tally.version() == version)
        .findFirst();
  }

  @Override
  public void refresh() throws ViewUnavailableException {
    tail.read(this::take);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String poll = new String(record.key(), UTF_8);
    if (record.value() == null) {
      tallies.remove(poll);
      return;
    }
    Deque<Snapshot> versions = tallies.computeIfAbsent(poll, id -> new ArrayDeque<>());
    versions.addLast(snapshot(poll, parse(record)));
    if (versions.size() > REMEMBERED) {
      versions.removeFirst();
    }
  }

  private static Tally parse(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Tally.parseFrom(record.value());
    } catch (InvalidProtocolBufferException e) {
      throw new LogUnavailableException(
          "tallies %d:%d is no tally".formatted(record.partition(), record.offset()), e);
    }
  }

  static Snapshot snapshot(String poll, Tally tally) {
    TreeMap<Integer, Long> positions = new TreeMap<>();
    TreeMap<String, Object> fields = new TreeMap<>();
    for (PartitionPosition position : tally.getPositionsList()) {
      positions.put(position.getPartition(), position.getOffset());
      fields.put("rejections@" + position.getPartition(), position.getRejections());
      fields.put("epoch@" + position.getPartition(), Integer.toUnsignedLong(position.getEpoch()));
    }
    fields.put("version", tally.getVersion());
    fields.put("ballots", tally.getBallots());
    fields.put("counts", Snapshot.trimmed(tally.getCountsList()));
    fields.put(
        "rankings",
        tally.getRankingsList().stream()
            .map(count -> List.<Object>of(count.getRankingList(), count.getBallots()))
            .toList());
    fields.put("duplicate", tally.getRejected().getDuplicate());
    fields.put("superseded", tally.getRejected().getSuperseded());
    fields.put("late", tally.getRejected().getLate());
    fields.put("invalid", tally.getRejected().getInvalid());
    fields.put("final", tally.getFinal());
    fields.put("asOf", tally.getAsOf());
    return new Snapshot(poll, tally.getVersion(), positions, fields);
  }

  @Override
  public void close() {
    tail.close();
  }
}
