package io.votestream.localstack.supervisor;

/** Where a part is in its life. */
public enum PartState {
  STARTING,
  READY,
  /** Ended by itself; it is started again after a pause. */
  DOWN,
  STOPPING,
  FAILED
}
