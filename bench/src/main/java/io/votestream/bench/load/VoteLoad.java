package io.votestream.bench.load;

import io.votestream.bench.client.Answer;
import io.votestream.bench.client.Edge;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A steady open-loop load of votes on one poll, as an audience makes it: every vote has its own
 * voter address and Idempotency-Key, and one that was not accepted is sent again with the same key
 * until it is or its time is up.
 */
public final class VoteLoad implements AutoCloseable {

  /** No voter tries longer than this. */
  private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(60);

  private static final Duration RAMP_UP = Duration.ofSeconds(5);

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(15);

  private final Edge edge;
  private final String pollId;
  private final int options;
  private final int perSecond;
  private final Outcomes outcomes = new Outcomes();
  private final AtomicInteger voters =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(65_000));
  private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread pacer;
  private volatile boolean stopping;

  private VoteLoad(Edge edge, String pollId, int options, int perSecond) {
    this.edge = edge;
    this.pollId = pollId;
    this.options = options;
    this.perSecond = perSecond;
    this.pacer = Thread.ofPlatform().name("pacer").daemon().unstarted(this::pace);
  }

  /** Starts a load that has its full rate after five seconds and runs until it is stopped. */
  public static VoteLoad start(Edge edge, String pollId, int options, int perSecond) {
    VoteLoad load = new VoteLoad(edge, pollId, options, perSecond);
    load.pacer.start();
    return load;
  }

  public Outcomes outcomes() {
    return outcomes;
  }

  /** Sends no new vote, waits until every vote under way is accepted or given up. */
  public Outcomes stop() throws InterruptedException {
    stopping = true;
    pacer.join();
    sending.shutdown();
    if (!sending.awaitTermination(GIVE_UP_AFTER.plusSeconds(20).toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("votes are still under way");
    }
    return outcomes;
  }

  private void pace() {
    long begun = System.nanoTime();
    long next = begun;
    while (!stopping) {
      long wait = next - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
        continue;
      }
      next += interval(next - begun);
      sending.execute(this::castOne);
    }
  }

  /** Nanoseconds to the next vote: an audience comes within seconds, not all at once. */
  private long interval(long elapsed) {
    double share = Math.min(1, 0.1 + (double) elapsed / RAMP_UP.toNanos());
    return (long) (TimeUnit.SECONDS.toNanos(1) / (perSecond * share));
  }

  private void castOne() {
    int voter = voters.getAndIncrement();
    int choice = Math.floorMod(voter, options);
    String key = UUID.randomUUID().toString();
    long started = System.nanoTime();
    long backOff = 50;
    while (System.nanoTime() - started < GIVE_UP_AFTER.toNanos()
        && !Thread.currentThread().isInterrupted()) {
      long sent = System.nanoTime();
      try {
        Answer answer = edge.vote(pollId, choice, key, Edge.loopback(voter));
        outcomes.answered(answer.status(), System.nanoTime() - sent);
        if (answer.status() == 202) {
          outcomes.accepted(choice);
          return;
        }
        if (answer.status() != 429 && answer.status() < 500) {
          return;
        }
      } catch (IOException e) {
        outcomes.unanswered(e);
      } catch (CancellationException e) {
        return; // closed while the request was under way
      }
      LockSupport.parkNanos(
          TimeUnit.MILLISECONDS.toNanos(
              ThreadLocalRandom.current().nextLong(backOff, 2 * backOff)));
      backOff = Math.min(backOff * 2, 1_000);
    }
    outcomes.gaveUp();
  }

  @Override
  public void close() {
    stopping = true;
    sending.shutdownNow();
    // What still sends must be through with the client before that is closed.
    try {
      sending.awaitTermination(CLOSE_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
