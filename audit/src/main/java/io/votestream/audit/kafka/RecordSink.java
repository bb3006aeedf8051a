package io.votestream.audit.kafka;

import org.jspecify.annotations.Nullable;

/** Takes each record of one partition of the vote log, in order. */
public interface RecordSink {

  /**
   * @param timestamp milliseconds since the epoch
   */
  void take(long offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value);
}
