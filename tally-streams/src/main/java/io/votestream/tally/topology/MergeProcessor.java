package io.votestream.tally.topology;

import io.votestream.schemas.v1.Partial;
import io.votestream.schemas.v1.Tally;
import io.votestream.tally.domain.Merge;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Second stage, one task per partition of {@link PartialsTopic}: keeps the newest partials of each
 * poll and emits their sum, once for all partials that arrived together.
 */
final class MergeProcessor implements Processor<String, Partial, String, Tally> {

  private final int voteLogPartitions;
  private final TallyMetrics metrics;
  private Pace pace;
  private Recent<Map<Integer, Partial>> recent;
  private ProcessorContext<String, Tally> context;
  private KeyValueStore<String, Partial> partials;
  private Outbox outbox;

  @SuppressWarnings("NullAway.Init") // init comes before all else
  MergeProcessor(int voteLogPartitions, TallyMetrics metrics) {
    this.voteLogPartitions = voteLogPartitions;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<String, Tally> context) {
    this.context = context;
    // Streams may begin anew with the same processor: a task that became a standby, was counted on
    // elsewhere and has come back, or one whose stores were restored. What was recent then is not
    // now.
    this.pace = new Pace();
    this.recent = new Recent<>();
    this.partials = context.getStateStore(TallyTopology.PARTIALS_BY_POLL);
    this.outbox = new Outbox(context.getStateStore(TallyTopology.UNEMITTED_TALLIES));
    context.schedule(Pace.TURN, PunctuationType.WALL_CLOCK_TIME, this::emit);
  }

  @Override
  public void process(Record<String, Partial> record) {
    Partial partial = record.value();
    Map<Integer, Partial> known = recent.get(partial.getPollId());
    Partial newest = known == null ? partials.get(record.key()) : known.get(partial.getPartition());
    if (newest != null && newest.getEvents() >= partial.getEvents()) {
      return;
    }
    if (known != null) {
      known.put(partial.getPartition(), partial);
    }
    partials.put(record.key(), partial);
    outbox.add(partial);
    pace.seen(partial.getAsOf());
  }

  private Collection<Partial> partials(String pollId) {
    Map<Integer, Partial> known = recent.get(pollId);
    if (known == null) {
      known = stored(pollId);
      // Those of a ranked poll take megabytes as objects.
      if (known.values().stream().noneMatch(Outbox::isRanked)) {
        recent.put(pollId, known);
      }
    }
    return known.values();
  }

  private Map<Integer, Partial> stored(String pollId) {
    Map<Integer, Partial> stored = new TreeMap<>();
    for (int partition = 0; partition < voteLogPartitions; partition++) {
      Partial partial = partials.get(PartialsTopic.key(pollId, partition));
      if (partial != null) {
        stored.put(partition, partial);
      }
    }
    return stored;
  }

  private void emit(long now) {
    if (pace.isTurn(now) && outbox.drain(now, pollId -> emit(pollId, now))) {
      pace.emitted(now);
      context.commit();
    }
  }

  private void emit(String pollId, long now) {
    Tally tally = Merge.merge(pollId, partials(pollId));
    context.forward(new Record<>(pollId, tally, tally.getAsOf()));
    metrics.tallyEmitted(Duration.ofMillis(Math.max(0, now - tally.getAsOf())));
  }
}
