package io.votestream.push.domain.feed;

import io.votestream.push.domain.access.Clearance;
import io.votestream.push.domain.transport.Conversation;
import io.votestream.push.domain.transport.Dialect;
import io.votestream.push.domain.transport.Dismissal;
import io.votestream.push.domain.transport.Frame;
import io.votestream.push.domain.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One viewer of one poll. While its connection takes no more, at most one frame waits, and that is
 * always the newest: what a slow viewer costs does not depend on how fast votes come in.
 */
public final class Viewer implements Conversation {

  private enum State {
    OPEN,
    LEAVING,
    GONE
  }

  private final Dialect dialect;
  private final Connection connection;
  private final Clearance clearance;
  private final ViewerLimits limits;
  private final FeedMetrics metrics;
  private final LongSupplier nanoTime;
  private final Feed feed;
  private final Consumer<Viewer> whenGone;
  private final Lock lock;
  private final long silence;

  private State state = State.OPEN;
  private long newest = -1;
  private @Nullable Frame waiting;
  private byte @Nullable [] reply;
  private byte @Nullable [] lastWords;
  private boolean hangUp;
  private boolean blocked;
  private long blockedSince;
  private long heartbeatDue;
  private long spoken;
  private long leaveBy;
  private int unanswered;
  private int inboundBytes;

  Viewer(
      Dialect dialect,
      Connection connection,
      Clearance clearance,
      ViewerLimits limits,
      FeedMetrics metrics,
      LongSupplier nanoTime,
      Feed feed,
      Consumer<Viewer> whenGone) {
    this.dialect = dialect;
    this.connection = connection;
    this.clearance = clearance;
    this.limits = limits;
    this.metrics = metrics;
    this.nanoTime = nanoTime;
    this.feed = feed;
    this.whenGone = whenGone;
    this.lock = connection.lock();
    // Viewers that came together are not to be woken together.
    long heartbeat = limits.heartbeat().toNanos();
    this.spoken = nanoTime.getAsLong();
    this.heartbeatDue = spoken + ThreadLocalRandom.current().nextLong(heartbeat);
    this.silence = heartbeat + ThreadLocalRandom.current().nextLong(heartbeat / 4);
  }

  Transport transport() {
    return dialect.transport();
  }

  /**
   * @param seen id of the frame that the viewer saw last, on whatever instance; that state is not
   *     sent again. Means nothing to a viewer that may not see numbers, so that nobody can find a
   *     version by guessing
   */
  void greet(Snapshot current, @Nullable String seen) {
    lock.lock();
    try {
      write(dialect.greeting());
      Frame frame = seenOf(current);
      if (frame.id() != null && frame.id().equals(seen)) {
        newest = Math.max(newest, frame.sequence());
      } else {
        offer(frame);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells the viewer what it may see of a state.
   *
   * @return whether these are numbers
   */
  boolean show(Snapshot snapshot) {
    lock.lock();
    try {
      offer(seenOf(snapshot));
      return clearance.covers(snapshot.standing());
    } finally {
      lock.unlock();
    }
  }

  private Frame seenOf(Snapshot snapshot) {
    return clearance.covers(snapshot.standing()) ? snapshot.tally() : snapshot.status();
  }

  /** Sends the frame now or, while the connection takes no more, as soon as it does. */
  void offer(Frame frame) {
    lock.lock();
    try {
      if (state != State.OPEN || frame.sequence() <= newest) {
        return;
      }
      newest = frame.sequence();
      if (blocked) {
        if (waiting != null) {
          metrics.conflated(transport());
        }
        waiting = frame;
      } else {
        send(frame);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The connection takes bytes again. */
  public void writable() {
    blocked = false;
    if (reply != null) {
      byte[] answer = reply;
      reply = null;
      write(answer);
    }
    if (!blocked && waiting != null) {
      Frame frame = waiting;
      waiting = null;
      send(frame);
    }
    if (!blocked && lastWords != null) {
      sayLastWords(lastWords);
    }
  }

  @Override
  public void reply(byte[] answer) {
    if (state == State.OPEN) {
      if (blocked) {
        reply = answer;
      } else {
        write(answer);
      }
    }
  }

  @Override
  public void answered() {
    unanswered = 0;
  }

  /** Bytes came in; too many end the connection. */
  public void received(int bytes) {
    inboundBytes += bytes;
    if (inboundBytes > ViewerLimits.INBOUND_BYTES && state == State.OPEN) {
      metrics.dismissed(transport(), Dismissal.TALKATIVE);
      leave(dialect.dismissal(Dismissal.TALKATIVE), !dialect.viewerHangsUp());
    }
  }

  @Override
  public void leave(byte[] words, boolean hangUp) {
    lock.lock();
    try {
      if (state != State.OPEN) {
        if (hangUp) {
          connection.close();
        }
        return;
      }
      state = State.LEAVING;
      leaveBy = nanoTime.getAsLong() + ViewerLimits.LAST_WORDS.toNanos();
      this.hangUp = hangUp;
      waiting = null;
      reply = null;
      if (blocked) {
        lastWords = words;
      } else {
        sayLastWords(words);
      }
    } finally {
      lock.unlock();
    }
  }

  void goodbye(byte[] text, Duration retryAfter) {
    leave(dialect.goodbye(text, retryAfter), !dialect.viewerHangsUp());
  }

  /**
   * What time alone brings: heartbeats, and the end of patience. To be called several times a
   * second.
   */
  void tend(long now) {
    lock.lock();
    try {
      if (state == State.LEAVING) {
        if (now - leaveBy >= 0) {
          connection.close();
        }
      } else if (blocked && now - blockedSince >= limits.send().toNanos()) {
        metrics.dismissed(transport(), Dismissal.TOO_SLOW);
        // In the middle of a frame there is no place for last words.
        connection.close();
      } else {
        if (now - heartbeatDue >= 0) {
          heartbeat(now);
        }
        breakSilence(now);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The connection is no more. */
  public void gone() {
    lock.lock();
    try {
      if (state == State.GONE) {
        return;
      }
      state = State.GONE;
      waiting = null;
    } finally {
      lock.unlock();
    }
    feed.leave(this);
    whenGone.accept(this);
  }

  private void heartbeat(long now) {
    heartbeatDue = now + limits.heartbeat().toNanos();
    inboundBytes = 0;
    if (unanswered >= ViewerLimits.UNANSWERED) {
      metrics.dismissed(transport(), Dismissal.SILENT);
      leave(dialect.dismissal(Dismissal.SILENT), true);
    } else if (!blocked) {
      write(dialect.heartbeat());
      if (dialect.answersHeartbeats()) {
        unanswered++;
      }
    }
  }

  /** Nobody who watches can tell a quiet poll from a dead connection by themselves. */
  private void breakSilence(long now) {
    if (state == State.OPEN && !blocked && now - spoken >= silence) {
      spoken = now;
      write(dialect.alive());
    }
  }

  private void send(Frame frame) {
    spoken = nanoTime.getAsLong();
    if (write(frame.bytes(transport()))) {
      metrics.sent(transport());
    }
  }

  private void sayLastWords(byte[] words) {
    lastWords = null;
    write(words);
    if (hangUp && !blocked) {
      connection.close();
    }
  }

  private boolean write(byte[] bytes) {
    if (state == State.GONE || bytes.length == 0) {
      return false;
    }
    try {
      if (!connection.write(bytes)) {
        blocked = true;
        blockedSince = nanoTime.getAsLong();
      }
      return true;
    } catch (IOException e) {
      connection.close();
      return false;
    }
  }
}
