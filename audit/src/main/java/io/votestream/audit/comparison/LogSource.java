package io.votestream.audit.comparison;

import java.util.Map;

/** The vote log, read once from its beginning onwards. */
public interface LogSource {

  /** Offset behind the newest record of each partition, now. */
  Map<Integer, Long> ends();

  /** Folds on up to these offsets (exclusive); partitions that are there already stand still. */
  void foldTo(Map<Integer, Long> ends);
}
