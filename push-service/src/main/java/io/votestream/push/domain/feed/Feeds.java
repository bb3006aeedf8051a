package io.votestream.push.domain.feed;

import io.votestream.push.domain.poll.Definition;
import io.votestream.schemas.Rounds;
import io.votestream.schemas.v1.Tally;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Every poll there is. Grows with the number of polls, not with votes. */
public final class Feeds {

  private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
  private final FrameEncoder encoder;
  private final Scheduler scheduler;
  private final LongSupplier nanoTime;
  private final FeedMetrics metrics;

  public Feeds(
      FrameEncoder encoder, Scheduler scheduler, LongSupplier nanoTime, FeedMetrics metrics) {
    this.encoder = encoder;
    this.scheduler = scheduler;
    this.nanoTime = nanoTime;
    this.metrics = metrics;
  }

  /** Newest version wins, whatever the order. */
  public void accept(Definition definition) {
    feed(definition.pollId()).change(standing -> standing.with(definition));
  }

  /**
   * Newest version wins, whatever the order.
   *
   * @param writtenAt when the tally was written, milliseconds since the epoch
   */
  public void accept(Tally tally, long writtenAt) {
    feed(Rounds.pollId(tally.getPollId())).change(standing -> standing.with(tally, writtenAt));
  }

  /** The feed of a poll that exists. */
  public Optional<Feed> find(String pollId) {
    return Optional.ofNullable(feeds.get(pollId)).filter(Feed::known);
  }

  public int size() {
    return feeds.size();
  }

  private Feed feed(String pollId) {
    return feeds.computeIfAbsent(pollId, id -> new Feed(encoder, scheduler, nanoTime, metrics));
  }
}
