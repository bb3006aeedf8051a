package io.votestream.query.domain.statistics;

import io.votestream.query.domain.source.SourceUnavailableException;

/** Sums over the tallies of the durable view that anyone may see. */
public interface TotalsSource {

  /**
   * @throws SourceUnavailableException if the view does not answer in time
   */
  Totals totals();
}
