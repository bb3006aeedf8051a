package io.votestream.ingest.domain.poll;

import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Poll;
import java.time.Duration;

/** Writes the topic that every poll directory is read from. */
public interface PollLog {

  /**
   * Writes a poll's newest state and waits for the acknowledgement.
   *
   * @throws Refusal LOG_UNAVAILABLE if it was not written, OUTCOME_UNKNOWN if there was no
   *     acknowledgement in time
   */
  void write(Poll poll, Duration within);
}
