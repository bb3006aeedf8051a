package io.votestream.tally.topology;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.votestream.localstack.parts.Folders;
import io.votestream.schemas.Topic;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Rejection;
import io.votestream.schemas.v1.Tally;
import io.votestream.schemas.v1.VoteLogRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology over a log of one partition. The wall clock stands still until it is moved. */
final class DrivenTopology implements AutoCloseable {

  static final int PARTITIONS = 1;

  private static final List<String> STORES =
      List.of(
          TallyTopology.BALLOTS,
          TallyTopology.RANKINGS,
          TallyTopology.PARTIALS,
          TallyTopology.UNEMITTED_PARTIALS,
          TallyTopology.PARTIALS_BY_POLL,
          TallyTopology.UNEMITTED_TALLIES);

  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Path state = stateDir();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> voteLog;
  private final TestOutputTopic<String, Tally> tallies;
  private final TestOutputTopic<String, Rejection> rejections;
  private final TestOutputTopic<byte[], byte[]> deadLetters;

  DrivenTopology() {
    driver =
        new TopologyTestDriver(
            TallyTopology.build(PARTITIONS, new TallyMetrics(metrics)),
            new StreamsSettings("unused:1", "test-1", state, 1, 1).toProperties(),
            Instant.EPOCH);
    voteLog =
        driver.createInputTopic(
            Topics.voteLog(PARTITIONS).name(),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    tallies = output(Topics.TALLIES);
    rejections = output(Topics.REJECTIONS);
    deadLetters = output(Topics.DEAD_LETTERS);
  }

  /** A process that takes over the stores of another, as they were when that one was killed. */
  static DrivenTopology withStoresOf(DrivenTopology killed) {
    DrivenTopology restarted = new DrivenTopology();
    for (String name : STORES) {
      KeyValueStore<Object, Object> to = restarted.driver.getKeyValueStore(name);
      KeyValueStore<Object, Object> from = killed.driver.getKeyValueStore(name);
      try (KeyValueIterator<Object, Object> all = from.all()) {
        while (all.hasNext()) {
          KeyValue<Object, Object> entry = all.next();
          to.put(entry.key, entry.value);
        }
      }
    }
    return restarted;
  }

  void append(VoteLogRecord event, long time) {
    append(event.toByteArray(), time);
  }

  void append(byte[] value, long time) {
    voteLog.pipeInput(new byte[] {1}, value, Instant.ofEpochMilli(time));
  }

  /**
   * Long enough for a turn of both stages, behind the log or not, and for some more that ranked
   * polls need where this machine is slow.
   */
  void letTimePass() {
    for (int turn = 0; turn < 4; turn++) {
      takeOneTurn();
    }
  }

  void takeOneTurn() {
    driver.advanceWallClockTime(Duration.ofSeconds(2));
  }

  /** The newest tally of each poll, of those emitted since this was asked last. */
  Map<String, Tally> newestTallies() {
    Map<String, Tally> newest = new HashMap<>();
    tallies.readKeyValuesToList().forEach(tally -> newest.put(tally.key, tally.value));
    return newest;
  }

  /** The newest tally of a poll that has been emitted since this was last asked. */
  Tally newestTally(String poll) {
    return requireNonNull(newestTallies().get(poll), poll);
  }

  List<KeyValue<String, Rejection>> rejections() {
    return rejections.readKeyValuesToList();
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return deadLetters.readRecordsToList();
  }

  private <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
    return driver.createOutputTopic(
        topic.name(), topic.keySerde().deserializer(), topic.valueSerde().deserializer());
  }

  private static Path stateDir() {
    try {
      return Files.createTempDirectory("driven-topology");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.close();
    try {
      Folders.delete(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
