package io.votestream.query.domain.receipt;

import io.votestream.query.domain.source.SourceUnavailableException;

/** What the durable view knows about one vote, all as of one moment. */
public interface FateSource {

  /**
   * @throws SourceUnavailableException if the view does not answer in time
   */
  FateEvidence evidence(String pollId, int partition, long offset);
}
