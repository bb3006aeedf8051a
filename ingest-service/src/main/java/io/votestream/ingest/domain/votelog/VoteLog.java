package io.votestream.ingest.domain.votelog;

import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Appends to the vote log. What returns is stored; what throws may be, unless its code says. */
public interface VoteLog {

  /** How many partitions the log has, for all its life. */
  int partitions();

  /**
   * Appends a vote and waits until the log has acknowledged it.
   *
   * @param time the record's timestamp, milliseconds since the epoch
   * @throws Refusal LOG_UNAVAILABLE or OVERLOADED if it was not appended, OUTCOME_UNKNOWN if there
   *     was no acknowledgement within the given time
   */
  Appended append(VoteCast vote, long time, Duration within);

  /**
   * Appends a vote without waiting. Whoever calls bounds how many are under way.
   *
   * @param time as for {@link #append}
   * @return completed when the log has acknowledged it, or with the Refusal that append would throw
   */
  CompletableFuture<Appended> send(VoteCast vote, long time);

  /**
   * Appends one marker to each of the partitions.
   *
   * @return the partitions that have not acknowledged it in time; it may stand in them or not
   */
  Set<Integer> mark(String pollId, VoteLogRecord marker, Set<Integer> partitions, Duration within);
}
