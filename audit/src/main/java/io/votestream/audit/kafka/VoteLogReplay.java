package io.votestream.audit.kafka;

import io.votestream.audit.comparison.LogSource;
import io.votestream.audit.fold.Findings;
import io.votestream.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The vote log, read with one consumer and one thread per partition. */
public final class VoteLogReplay implements LogSource, AutoCloseable {

  private static final long PROGRESS_MILLIS = 250;

  private final KafkaConsumer<byte[], byte[]> ends;
  private final List<PartitionReader> readers = new ArrayList<>();
  private final ReplayProgress progress;
  private final ExecutorService threads;

  private VoteLogReplay(
      String bootstrapServers,
      int partitions,
      IntFunction<RecordSink> sinks,
      ReplayProgress progress) {
    this.ends = Consumers.open(bootstrapServers);
    this.progress = progress;
    for (int p = 0; p < partitions; p++) {
      RecordSink sink = sinks.apply(p);
      readers.add(
          new PartitionReader(bootstrapServers, new TopicPartition(Topics.VOTE_LOG, p), sink));
    }
    this.threads = Executors.newFixedThreadPool(partitions);
  }

  /** How many partitions the vote log has. */
  public static int partitions(String bootstrapServers) {
    try (KafkaConsumer<byte[], byte[]> consumer = Consumers.open(bootstrapServers)) {
      List<PartitionInfo> partitions = consumer.partitionsFor(Topics.VOTE_LOG);
      if (partitions == null || partitions.isEmpty()) {
        throw new LogUnavailableException(
            "there is no topic " + Topics.VOTE_LOG + " at " + bootstrapServers,
            new KafkaException("absent"));
      }
      return partitions.size();
    } catch (KafkaException e) {
      throw new LogUnavailableException(
          "Kafka at " + bootstrapServers + " could not be read: " + e.getMessage(), e);
    }
  }

  /**
   * @param sinks by partition; each is used by one thread at a time
   */
  public static VoteLogReplay open(
      String bootstrapServers,
      int partitions,
      IntFunction<RecordSink> sinks,
      ReplayProgress progress) {
    return new VoteLogReplay(bootstrapServers, partitions, sinks, progress);
  }

  @Override
  public Map<Integer, Long> ends() {
    Map<Integer, Long> byPartition = new TreeMap<>();
    ends.endOffsets(topicPartitions())
        .forEach((partition, end) -> byPartition.put(partition.partition(), end));
    return byPartition;
  }

  /** Per partition the offset of the first record stamped later than this, else the log's end. */
  public Map<Integer, Long> endsAt(long timestamp) {
    Map<Integer, Long> byPartition = ends();
    Map<TopicPartition, Long> wanted = new HashMap<>();
    topicPartitions().forEach(partition -> wanted.put(partition, timestamp + 1));
    ends.offsetsForTimes(wanted)
        .forEach(
            (partition, found) -> {
              if (found != null) {
                byPartition.merge(partition.partition(), found.offset(), Math::min);
              }
            });
    return byPartition;
  }

  private List<TopicPartition> topicPartitions() {
    return IntStream.range(0, readers.size())
        .mapToObj(p -> new TopicPartition(Topics.VOTE_LOG, p))
        .toList();
  }

  @Override
  public void foldTo(Map<Integer, Long> targets) {
    long before = records();
    long of = 0;
    List<Future<?>> running = new ArrayList<>();
    for (int p = 0; p < readers.size(); p++) {
      PartitionReader reader = readers.get(p);
      long end = Objects.requireNonNullElse(targets.get(p), 0L);
      of += Math.max(0, end - reader.next());
      running.add(threads.submit(() -> reader.readTo(end)));
    }
    long began = System.nanoTime();
    for (Future<?> partition : running) {
      await(partition, before, of, began);
    }
    progress.at(records() - before, of, System.nanoTime() - began);
  }

  private void await(Future<?> partition, long before, long of, long began) {
    while (true) {
      try {
        partition.get(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        progress.at(records() - before, of, System.nanoTime() - began);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LogUnavailableException("interrupted", e);
      }
    }
  }

  /** Records read so far. */
  public long records() {
    return readers.stream().mapToLong(PartitionReader::records).sum();
  }

  /** What was found while reading: what is missing. */
  public void addFindings(Findings findings) {
    readers.forEach(reader -> findings.addAll(reader.findings()));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    readers.forEach(PartitionReader::close);
    ends.close();
  }
}
