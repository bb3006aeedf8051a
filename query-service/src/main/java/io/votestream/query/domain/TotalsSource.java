package io.votestream.query.domain;

/** Sums over all tallies of the durable view. */
public interface TotalsSource {

  /**
   * @throws SourceUnavailableException if the view does not answer in time
   */
  Totals totals();
}
