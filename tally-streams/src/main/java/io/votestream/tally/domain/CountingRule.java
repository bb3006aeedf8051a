package io.votestream.tally.domain;

import io.votestream.schemas.v1.PollRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the choices on a ballot become counts. Counting a ballot is raising some counters by one,
 * taking it back is lowering the same ones: whatever a kind of ballot needs beyond that is derived
 * from the counters when a result is shown.
 */
public interface CountingRule {

  /** The rule by which a poll is counted. */
  static CountingRule of(PollRules rules) {
    return ChoiceCounting.INSTANCE;
  }

  /** How many counters a poll has. */
  int size(PollRules rules);

  /**
   * The counters that a ballot raises.
   *
   * @return null if the choices are no valid ballot of this poll
   */
  int @Nullable [] counters(PollRules rules, List<Integer> choices);
}
