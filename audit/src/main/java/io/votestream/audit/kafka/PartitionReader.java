package io.votestream.audit.kafka;

import io.votestream.audit.fold.Finding;
import io.votestream.audit.fold.Findings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads one partition of the vote log from its beginning onwards, with a consumer of its own. */
final class PartitionReader implements AutoCloseable {

  private final TopicPartition partition;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RecordSink sink;
  private final Findings findings = new Findings();
  private boolean started;

  /** Offset behind the last record read, and how many were read; for whoever shows progress. */
  private volatile long next;

  private volatile long records;

  PartitionReader(String bootstrapServers, TopicPartition partition, RecordSink sink) {
    this.partition = partition;
    this.consumer = Consumers.open(bootstrapServers);
    this.sink = sink;
    consumer.assign(List.of(partition));
  }

  /** Reads on up to this offset (exclusive). */
  void readTo(long end) {
    if (!started) {
      start(end);
    }
    long silentSince = System.nanoTime();
    while (next < end) {
      List<ConsumerRecord<byte[], byte[]>> batch = consumer.poll(Consumers.POLL).records(partition);
      long reached = take(batch, end);
      if (batch.isEmpty()) {
        // Offsets without records: the consumer's position moves past them.
        reached = Math.min(consumer.position(partition), end);
        gap(reached);
      }
      if (reached > next) {
        silentSince = System.nanoTime();
        next = reached;
      } else if (System.nanoTime() - silentSince > Consumers.TIMEOUT.toNanos()) {
        throw new LogUnavailableException(
            "%s ended at %d, before %d".formatted(partition, next, end),
            new IllegalStateException("no record in " + Consumers.TIMEOUT.toSeconds() + " s"));
      }
    }
    if (consumer.position(partition) > end) {
      consumer.seek(partition, end);
    }
  }

  private void start(long end) {
    started = true;
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(List.of(partition));
    next = Objects.requireNonNullElse(beginnings.get(partition), 0L);
    consumer.seek(partition, next);
    if (next > 0) {
      find(Finding.Kind.BEGINNING_MISSING, 0, "up to offset " + (next - 1));
    }
    next = Math.min(next, end);
  }

  /** The offset behind what was taken. */
  private long take(List<ConsumerRecord<byte[], byte[]>> batch, long end) {
    long expected = next;
    long taken = 0;
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      if (record.offset() >= end) {
        break;
      }
      if (record.offset() != expected) {
        find(Finding.Kind.OFFSET_GAP, expected, "up to offset " + (record.offset() - 1));
      }
      sink.take(record.offset(), record.timestamp(), record.key(), record.value());
      expected = record.offset() + 1;
      taken++;
    }
    records = records + taken;
    return expected;
  }

  private void gap(long reached) {
    if (reached > next) {
      find(Finding.Kind.OFFSET_GAP, next, "up to offset " + (reached - 1));
    }
  }

  private void find(Finding.Kind kind, long offset, String detail) {
    findings.add(new Finding(kind, partition.partition(), offset, "", detail));
  }

  Findings findings() {
    return findings;
  }

  long next() {
    return next;
  }

  long records() {
    return records;
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
