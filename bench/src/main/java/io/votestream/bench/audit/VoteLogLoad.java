package io.votestream.bench.audit;

import com.google.protobuf.ByteString;
import io.votestream.schemas.Topics;
import io.votestream.schemas.VoteLogKey;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Appends polls and votes to the vote log as ingest would, without asking it: one vote in ten
 * repeats a slot, half of the polls close when four fifths of the votes are cast and get late ones
 * from then on, nearly all the others close at the end.
 */
final class VoteLogLoad implements AutoCloseable {

  private static final int REPEATS_IN_100 = 10;

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final SplittableRandom random = new SplittableRandom();
  private final int partitions;
  private final LoadedPoll[] polls;
  private final int[] voters;

  VoteLogLoad(String bootstrapServers, int polls) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                10,
                ProducerConfig.BATCH_SIZE_CONFIG,
                1 << 17,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.partitions = producer.partitionsFor(Topics.VOTE_LOG).size();
    this.polls = new LoadedPoll[polls];
    this.voters = new int[polls];
  }

  /** What stands in the log beside the ballots that count. */
  record Appended(long repeats, long late, int closed) {}

  Appended run(int votes) {
    for (int i = 0; i < polls.length; i++) {
      polls[i] = LoadedPoll.open(i, partitions);
      mark(polls[i]);
    }
    long repeats = 0;
    long late = 0;
    int closed = 0;
    for (int n = 0; n < votes; n++) {
      if (n == votes / 5 * 4) {
        for (; closed < polls.length / 2; closed++) {
          close(closed);
        }
      }
      int poll = random.nextInt(polls.length);
      boolean repeat = voters[poll] > 0 && random.nextInt(100) < REPEATS_IN_100;
      int voter = repeat ? random.nextInt(voters[poll]) : voters[poll]++;
      vote(polls[poll], voter);
      late += poll < closed ? 1 : 0;
      repeats += repeat && poll >= closed ? 1 : 0;
    }
    for (; closed < polls.length - polls.length / 10; closed++) {
      close(closed);
    }
    producer.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("not all could be appended", failed);
    }
    return new Appended(repeats, late, closed);
  }

  private void close(int poll) {
    polls[poll] = polls[poll].closed(partitions);
    mark(polls[poll]);
  }

  /** The marker in every partition, then the state that makes the poll visible. */
  private void mark(LoadedPoll poll) {
    byte[] key = VoteLogKey.ofMarker(poll.id());
    byte[] marker = poll.marker().toByteArray();
    for (int p = 0; p < partitions; p++) {
      send(new ProducerRecord<>(Topics.VOTE_LOG, p, key, marker));
    }
    send(
        new ProducerRecord<>(
            Topics.POLLS.name(), poll.id().getBytes(), poll.state().toByteArray()));
  }

  private void vote(LoadedPoll poll, int voter) {
    ByteString slot =
        ByteString.copyFrom(
            ByteBuffer.allocate(16).putLong(poll.salt()).putLong(mixed(voter)).flip());
    byte[] key = VoteLogKey.ofVote(poll.id(), slot);
    VoteLogRecord record =
        VoteLogRecord.newBuilder()
            .setVoteCast(
                VoteCast.newBuilder()
                    .setPollId(poll.id())
                    .setBallotKey(slot)
                    .addChoices(random.nextInt(LoadedPoll.OPTIONS)))
            .build();
    int partition = VoteLogKey.partition(key, partitions);
    send(new ProducerRecord<>(Topics.VOTE_LOG, partition, key, record.toByteArray()));
  }

  /** As far apart as the halves of an HMAC are. */
  private static long mixed(long voter) {
    long mixed = (voter + 1) * 0x9E3779B97F4A7C15L;
    return (mixed ^ mixed >>> 31) * 0xBF58476D1CE4E5B9L;
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    producer.send(
        record,
        (place, exception) -> {
          if (exception != null) {
            failure.compareAndSet(null, exception);
          }
        });
  }

  @Override
  public void close() {
    producer.close();
  }
}
