package io.votestream.tally.topology;

import static java.util.Objects.requireNonNull;

import io.votestream.schemas.Topics;
import io.votestream.schemas.VoteLogKey;
import io.votestream.schemas.v1.Partial;
import io.votestream.schemas.v1.Rejection;
import io.votestream.schemas.v1.VoteLogRecord;
import io.votestream.tally.domain.Ballot;
import io.votestream.tally.domain.Events;
import io.votestream.tally.domain.Fold;
import io.votestream.tally.domain.Folded;
import io.votestream.tally.domain.UnreadableRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * First stage, one task per partition of the vote log: folds each event into its stores at once,
 * emits what changed every now and then.
 */
final class FoldProcessor implements Processor<byte[], byte[], Object, Object> {

  private final TallyMetrics metrics;
  private Pace pace;
  private Recent<Partial> recent;
  private ProcessorContext<Object, Object> context;
  private KeyValueStore<byte[], Ballot> ballots;
  private KeyValueStore<String, Partial> partials;
  private RankingCounts rankings;
  private Outbox outbox;

  @SuppressWarnings("NullAway.Init") // init comes before all else
  FoldProcessor(TallyMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    // Streams may begin anew with the same processor: a task that became a standby, was counted on
    // elsewhere and has come back, or one whose stores were restored. What was recent then is not
    // now.
    this.pace = new Pace();
    this.recent = new Recent<>();
    this.ballots = context.getStateStore(TallyTopology.BALLOTS);
    this.partials = context.getStateStore(TallyTopology.PARTIALS);
    this.rankings = new RankingCounts(context.getStateStore(TallyTopology.RANKINGS));
    this.outbox = new Outbox(context.getStateStore(TallyTopology.UNEMITTED_PARTIALS));
    context.schedule(Pace.TURN, PunctuationType.WALL_CLOCK_TIME, this::emit);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata place = context.recordMetadata().orElseThrow();
    try {
      fold(Events.read(record.value()), place, record.timestamp());
    } catch (UnreadableRecord e) {
      context.forward(DeadLetter.of(record, place, e), TallyTopology.TO_DEAD_LETTERS);
      metrics.deadLetter();
    }
  }

  private void fold(VoteLogRecord event, RecordMetadata place, long timestamp) {
    String pollId = Events.pollId(event);
    byte @Nullable [] slot =
        event.hasVoteCast() ? VoteLogKey.ofVote(pollId, event.getVoteCast().getBallotKey()) : null;
    Partial before = partial(pollId, place.partition());
    Folded folded =
        Fold.fold(
            before, event, place.offset(), timestamp, () -> ballots.get(requireNonNull(slot)));
    if (folded.partial() == before) {
      return;
    }
    if (folded.ballot() != null) {
      ballots.put(requireNonNull(slot), folded.ballot());
    }
    recent.put(pollId, folded.partial());
    partials.put(pollId, folded.partial());
    rankings.add(pollId, folded.rankingTaken(), -1);
    rankings.add(pollId, folded.rankingAdded(), 1);
    outbox.add(folded.partial());
    pace.seen(timestamp);
    metrics.folded();
    if (folded.rejection() != null) {
      reject(folded.rejection(), timestamp);
    }
  }

  private Partial partial(String pollId, int partition) {
    Partial partial = recent.get(pollId);
    if (partial == null) {
      partial = partials.get(pollId);
    }
    return partial == null ? Fold.nothing(pollId, partition) : partial;
  }

  private void reject(Rejection rejection, long timestamp) {
    String key = Topics.rejectionKey(rejection.getPollId(), rejection.getPartition());
    context.forward(new Record<>(key, rejection, timestamp), TallyTopology.TO_REJECTIONS);
    metrics.rejected(rejection.getReason());
  }

  private void emit(long now) {
    // Committing at once, since nobody sees what was emitted before it is committed.
    if (pace.isTurn(now) && outbox.drain(now, this::emit)) {
      pace.emitted(now);
      context.commit();
    }
  }

  private void emit(String pollId) {
    Partial partial = requireNonNull(partials.get(pollId));
    if (Outbox.isRanked(partial)) {
      partial = partial.toBuilder().addAllRankings(rankings.of(pollId)).build();
    }
    String key = PartialsTopic.key(pollId, partial.getPartition());
    context.forward(new Record<>(key, partial, partial.getAsOf()), TallyTopology.TO_PARTIALS);
    metrics.partialEmitted();
  }
}
