package io.votestream.push.domain.webhooks;

import io.votestream.push.domain.poll.Definition;
import io.votestream.schemas.Rounds;
import io.votestream.schemas.v1.Tally;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one poll. Immutable.
 *
 * @param definition null while only tallies are known
 * @param tallies the newest of every round, for an older round may become final after the next has
 *     begun; without rankings and rejections, which no subscriber is told
 */
record Progress(@Nullable Definition definition, Map<Integer, Tally> tallies) {

  static final Progress NOTHING = new Progress(null, Map.of());

  Progress with(Definition newer) {
    return definition != null && newer.version() <= definition.version()
        ? this
        : new Progress(newer, tallies);
  }

  Progress with(Tally tally) {
    int round = Rounds.number(tally.getPollId());
    Tally known = tallies.get(round);
    if (known != null && tally.getVersion() <= known.getVersion()) {
      return this;
    }
    Map<Integer, Tally> more = new HashMap<>(tallies);
    more.put(round, lean(tally));
    return new Progress(definition, Map.copyOf(more));
  }

  /** Keeps one position: it has the epoch, which is the same in all once a tally is final. */
  private static Tally lean(Tally tally) {
    Tally.Builder lean = tally.toBuilder().clearRankings().clearRejected().clearPositions();
    if (tally.getPositionsCount() > 0) {
      lean.addPositions(tally.getPositions(0));
    }
    return lean.build();
  }
}
