package io.votestream.push.kafka;

import io.votestream.push.domain.feed.Feeds;
import io.votestream.push.domain.poll.Definition;
import io.votestream.push.domain.webhooks.Subscriptions;
import io.votestream.schemas.CompactedTopicReader;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.Tally;
import io.votestream.schemas.v1.Webhooks;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Keeps feeds and subscriptions up to date from the topics {@code polls}, {@code tallies} and
 * {@code webhooks}.
 */
public final class TopicReaders implements AutoCloseable {

  private final Feeds feeds;
  private final Subscriptions subscriptions;
  private final CompactedTopicReader<String, Poll> polls;
  private final CompactedTopicReader<String, Tally> tallies;
  private final CompactedTopicReader<String, Webhooks> webhooks;

  public TopicReaders(String bootstrapServers, Feeds feeds, Subscriptions subscriptions) {
    this.feeds = feeds;
    this.subscriptions = subscriptions;
    this.polls = new CompactedTopicReader<>(bootstrapServers, Topics.POLLS, this::poll);
    this.tallies = new CompactedTopicReader<>(bootstrapServers, Topics.TALLIES, this::tally);
    this.webhooks =
        new CompactedTopicReader<>(
            bootstrapServers,
            Topics.WEBHOOKS,
            record -> subscriptions.accept(record.key(), record.value()));
  }

  public void start() {
    polls.start();
    tallies.start();
    webhooks.start();
  }

  /** Whether everything that the topics held when reading began has been read. */
  public boolean caughtUp() {
    return polls.caughtUp() && tallies.caughtUp() && webhooks.caughtUp();
  }

  /**
   * Returns when {@link #caughtUp}.
   *
   * @param within for each of the topics, which are read at the same time
   * @throws IllegalStateException if one is not in time
   */
  public void awaitCaughtUp(Duration within) throws InterruptedException {
    polls.awaitCaughtUp(within);
    tallies.awaitCaughtUp(within);
    webhooks.awaitCaughtUp(within);
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

  // A record without a value would be a deletion, which VoteStream does not know of these two.

  private void poll(ConsumerRecord<String, Poll> record) {
    if (record.value() != null) {
      Definition definition = Definition.of(record.value());
      feeds.accept(definition);
      subscriptions.accept(definition);
    }
  }

  private void tally(ConsumerRecord<String, Tally> record) {
    if (record.value() != null) {
      feeds.accept(record.value(), record.timestamp());
      subscriptions.accept(record.value());
    }
  }

  @Override
  public void close() throws InterruptedException {
    polls.close();
    tallies.close();
    webhooks.close();
  }
}
