package io.votestream.ingest.kafka;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.ingest.domain.votelog.Appended;
import io.votestream.ingest.domain.votelog.VoteLog;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.Topic;
import io.votestream.schemas.VoteLogKey;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The vote log as a Kafka topic. */
public final class KafkaVoteLog implements VoteLog {

  private final AcknowledgingProducer producer;
  private final Topic<byte[], VoteLogRecord> topic;
  private final AppendGuard guard;

  public KafkaVoteLog(
      AcknowledgingProducer producer, Topic<byte[], VoteLogRecord> topic, AppendGuard guard) {
    this.producer = producer;
    this.topic = topic;
    this.guard = guard;
  }

  @Override
  public int partitions() {
    return topic.partitions();
  }

  @Override
  public Appended append(VoteCast vote, long time, Duration within) {
    long begun = System.nanoTime();
    ProducerRecord<byte[], byte[]> record = record(vote, time);
    return guard.append(
        () -> {
          RecordMetadata place = Acknowledgement.await(producer.send(record), left(within, begun));
          return new Appended(place.partition(), place.offset(), Receipts.digest(record.value()));
        });
  }

  @Override
  public CompletableFuture<Appended> send(VoteCast vote, long time) {
    ProducerRecord<byte[], byte[]> record = record(vote, time);
    return guard.send(() -> send(record));
  }

  private CompletableFuture<Appended> send(ProducerRecord<byte[], byte[]> record) {
    ByteString digest = Receipts.digest(record.value());
    CompletableFuture<Appended> appended = new CompletableFuture<>();
    producer.send(
        record,
        (place, failure) -> {
          if (failure == null) {
            appended.complete(new Appended(place.partition(), place.offset(), digest));
          } else {
            appended.completeExceptionally(Refusals.outcomeUnknown());
          }
        });
    return appended;
  }

  private ProducerRecord<byte[], byte[]> record(VoteCast vote, long time) {
    byte[] key = VoteLogKey.ofVote(vote.getPollId(), vote.getBallotKey());
    byte[] value = serialize(VoteLogRecord.newBuilder().setVoteCast(vote).build());
    int partition = VoteLogKey.partition(key, topic.partitions());
    return new ProducerRecord<>(topic.name(), partition, time, key, value);
  }

  @Override
  public Set<Integer> mark(
      String pollId, VoteLogRecord marker, Set<Integer> partitions, Duration within) {
    long begun = System.nanoTime();
    Set<Integer> missing = new TreeSet<>(partitions);
    if (guard.isOpen()) {
      return missing;
    }
    Map<Integer, Future<RecordMetadata>> sent = new LinkedHashMap<>();
    for (int partition : partitions) {
      Future<RecordMetadata> one = send(pollId, marker, partition);
      if (one.state() == Future.State.FAILED) {
        return missing;
      }
      sent.put(partition, one);
    }
    sent.forEach(
        (partition, one) -> {
          if (acknowledged(one, left(within, begun))) {
            missing.remove(partition);
          }
        });
    return missing;
  }

  private Future<RecordMetadata> send(String pollId, VoteLogRecord marker, int partition) {
    return producer.send(
        new ProducerRecord<>(
            topic.name(), partition, VoteLogKey.ofMarker(pollId), serialize(marker)));
  }

  private static boolean acknowledged(Future<RecordMetadata> sent, Duration within) {
    try {
      Acknowledgement.await(sent, within);
      return true;
    } catch (Refusal e) {
      return false;
    }
  }

  private byte[] serialize(VoteLogRecord record) {
    return requireNonNull(topic.valueSerde().serializer().serialize(topic.name(), record));
  }

  private static Duration left(Duration within, long begun) {
    return within.minusNanos(System.nanoTime() - begun);
  }
}
