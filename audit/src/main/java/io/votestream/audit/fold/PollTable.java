package io.votestream.audit.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The polls of one partition, found by the bytes of their id without making a string of them. */
final class PollTable {

  private final Function<byte[], PollPartition> maker;
  private final List<PollPartition> polls = new ArrayList<>();
  private PollPartition[][] buckets = new PollPartition[64][];

  PollTable(Function<byte[], PollPartition> maker) {
    this.maker = maker;
  }

  PollPartition get(byte[] bytes, int from, int to) {
    int hash = hash(bytes, from, to);
    PollPartition[] bucket = buckets[hash & buckets.length - 1];
    if (bucket != null) {
      for (PollPartition poll : bucket) {
        byte[] id = poll.idBytes();
        if (Arrays.equals(id, 0, id.length, bytes, from, to)) {
          return poll;
        }
      }
    }
    PollPartition added = maker.apply(Arrays.copyOfRange(bytes, from, to));
    polls.add(added);
    if (polls.size() > buckets.length) {
      buckets = new PollPartition[buckets.length * 2][];
      polls.forEach(this::link);
    } else {
      link(added);
    }
    return added;
  }

  List<PollPartition> all() {
    return Collections.unmodifiableList(polls);
  }

  private void link(PollPartition poll) {
    int place = hash(poll.idBytes(), 0, poll.idBytes().length) & buckets.length - 1;
    PollPartition[] bucket = buckets[place];
    PollPartition[] longer =
        bucket == null ? new PollPartition[1] : Arrays.copyOf(bucket, bucket.length + 1);
    longer[longer.length - 1] = poll;
    buckets[place] = longer;
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ hash >>> 7;
  }
}
