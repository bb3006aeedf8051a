package io.votestream.query.domain.results;

import io.votestream.query.domain.source.SourceUnavailableException;
import java.util.List;

/** What the durable view keeps of earlier tallies. */
public interface HistorySource {

  /**
   * The newest points of a round, oldest first.
   *
   * @param logId of the round
   * @throws SourceUnavailableException if the view does not answer in time
   */
  List<HistoryPoint> newest(String logId, int limit);
}
