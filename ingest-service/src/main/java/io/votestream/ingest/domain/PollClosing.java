package io.votestream.ingest.domain;

import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Closes polls behind a barrier: the intent in the poll topic, so that every instance stops taking
 * votes; the wait of {@link AcceptanceWindow}; the closing marker in every partition of the vote
 * log; then the poll is closed. Each step may be repeated by any instance, so a closing that one
 * began can be finished by another.
 */
public final class PollClosing implements AutoCloseable {

  private static final Duration WITHIN = AcceptanceWindow.ACK_BUDGET;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = AcceptanceWindow.BARRIER.plusSeconds(4);

  private final Set<String> beingFinished = ConcurrentHashMap.newKeySet();
  private final ExecutorService background =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("closing-", 0).factory());
  private final VoteLog log;
  private final PollLog polls;
  private final PollDirectory directory;

  public PollClosing(VoteLog log, PollLog polls, PollDirectory directory) {
    this.log = log;
    this.polls = polls;
    this.directory = directory;
  }

  /**
   * Closes a poll, or waits for a closing that is under way.
   *
   * @return the poll when closed, or still closing where that takes long
   * @throws Refusal LOG_UNAVAILABLE if nothing has changed, OUTCOME_UNKNOWN
   */
  public Poll close(Poll poll) {
    Poll closing = poll.getStatus() == PollStatus.POLL_STATUS_OPEN ? begin(poll) : poll;
    try {
      Poll newest = directory.await(poll.getId(), PollLife.closed(closing).getVersion(), PATIENCE);
      return newest == null ? closing : newest;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return closing;
    }
  }

  Poll begin(Poll open) {
    Poll closing = PollLife.closing(open);
    polls.write(closing, WITHIN);
    finish(closing, AcceptanceWindow.BARRIER);
    return closing;
  }

  /**
   * Writes the markers in the background, unless this instance is already doing so.
   *
   * @param barrier what is left of it
   */
  void finish(Poll closing, Duration barrier) {
    if (beingFinished.add(closing.getId())) {
      background.execute(
          () -> {
            try {
              Thread.sleep(barrier);
              untilClosed(closing);
            } catch (InterruptedException e) {
              // Shutting down; another instance, or this one after its restart, goes on.
              Thread.currentThread().interrupt();
            } finally {
              beingFinished.remove(closing.getId());
            }
          });
    }
  }

  private void untilClosed(Poll closing) throws InterruptedException {
    Set<Integer> missing = PollLife.allPartitions(log.partitions());
    Duration pause = FIRST_PAUSE;
    while (!finishedElsewhere(closing)) {
      missing =
          log.mark(
              closing.getId(), PollLife.closingMarker(closing, log.partitions()), missing, WITHIN);
      if (missing.isEmpty() && written(PollLife.closed(closing))) {
        return;
      }
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private boolean finishedElsewhere(Poll closing) {
    Poll newest = directory.find(closing.getId());
    return newest != null && newest.getVersion() > closing.getVersion();
  }

  private boolean written(Poll closed) {
    try {
      polls.write(closed, WITHIN);
      return true;
    } catch (Refusal e) {
      return false;
    }
  }

  @Override
  public void close() {
    background.shutdownNow();
  }
}
