package io.votestream.ingest.domain.poll;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How old the knowledge of a directory is, that of polls where nothing else is said. */
@FunctionalInterface
public interface Freshness {

  /**
   * Everything written longer ago than this is in the directory. By a monotonic clock; null before
   * the directory is complete.
   */
  @Nullable Duration age();
}
