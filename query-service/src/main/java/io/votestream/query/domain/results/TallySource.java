package io.votestream.query.domain.results;

import io.votestream.query.domain.source.SourceUnavailableException;
import java.util.Optional;

/** A view that holds the newest tally of each poll. */
public interface TallySource {

  /**
   * @return empty for a poll that the view holds no tally of
   * @throws SourceUnavailableException if the view does not answer in time, or not with a tally
   */
  Optional<TallySnapshot> find(String pollId);
}
