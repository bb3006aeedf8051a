package io.votestream.audit.comparison;

/** A view that publishes which votes do not count. */
public interface RejectionSource {

  /**
   * Claims in the ledger all that the view has by now, the first time, and what has been added
   * since at every later time.
   */
  void read(RejectionLedger ledger) throws ViewUnavailableException;
}
