package io.votestream.push.kafka;

import io.votestream.push.domain.Definition;
import io.votestream.push.domain.Feeds;
import io.votestream.schemas.CompactedTopicReader;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.Tally;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keeps the feeds up to date from the topics {@code polls} and {@code tallies}. */
public final class TallyViews implements AutoCloseable {

  private final Feeds feeds;
  private final CompactedTopicReader<String, Poll> polls;
  private final CompactedTopicReader<String, Tally> tallies;

  public TallyViews(String bootstrapServers, Feeds feeds) {
    this.feeds = feeds;
    this.polls = new CompactedTopicReader<>(bootstrapServers, Topics.POLLS, this::poll);
    this.tallies = new CompactedTopicReader<>(bootstrapServers, Topics.TALLIES, this::tally);
  }

  public void start() {
    polls.start();
    tallies.start();
  }

  /** Whether everything that both topics held when reading began has been read. */
  public boolean caughtUp() {
    return polls.caughtUp() && tallies.caughtUp();
  }

  /**
   * How long ago the polls were last known to be complete; grows while Kafka does not answer. Empty
   * before they were complete once.
   */
  public Optional<Duration> ageOfPolls() {
    return Optional.ofNullable(polls.age());
  }

  /** The same of the tallies. */
  public Optional<Duration> ageOfTallies() {
    return Optional.ofNullable(tallies.age());
  }

  // A record without a value would be a deletion, which VoteStream does not know.

  private void poll(ConsumerRecord<String, Poll> record) {
    if (record.value() != null) {
      feeds.accept(Definition.of(record.value()));
    }
  }

  private void tally(ConsumerRecord<String, Tally> record) {
    if (record.value() != null) {
      feeds.accept(record.value(), record.timestamp());
    }
  }

  @Override
  public void close() throws InterruptedException {
    polls.close();
    tallies.close();
  }
}
