package io.votestream.audit.kafka;

/** Hears several times a second how far a replay is. */
public interface ReplayProgress {

  ReplayProgress SILENT = (records, of, nanos) -> {};

  /**
   * @param records read so far
   * @param of to be read in all
   * @param nanos since this part of the replay began
   */
  void at(long records, long of, long nanos);
}
