package io.votestream.tally.domain;

import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Revote;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** One poll counted in the plainest way there is, to hold the real count against. */
public final class ReferenceCount {

  private final Map<Integer, Integer> epochs = new TreeMap<>();
  private final Map<Integer, PollRules> rules = new HashMap<>();
  private final Map<Object, Integer> choiceOfVoter = new HashMap<>();
  private final Map<String, Integer> rejected = new TreeMap<>();
  private int events;

  /** Single choice among three, as all of {@link VoteEvents}. */
  public void see(int partition, VoteLogRecord event, long time) {
    events++;
    int epoch = epochs.getOrDefault(partition, 0);
    int marker = Math.max(event.getPollOpened().getEpoch(), event.getPollClosed().getEpoch());
    if (!event.hasVoteCast()) {
      if (marker > epoch && (marker % 2 == 1) == event.hasPollOpened()) {
        epochs.put(partition, marker);
        if (event.hasPollOpened()) {
          rules.put(partition, event.getPollOpened().getRules());
        }
      }
      return;
    }
    VoteCast vote = event.getVoteCast();
    PollRules known = rules.get(partition);
    if (known == null || vote.getChoicesCount() != 1 || vote.getChoices(0) > 2) {
      rejected.merge("invalid", 1, Integer::sum);
    } else if (epoch % 2 == 0 || (known.getClosesAt() > 0 && time >= known.getClosesAt())) {
      rejected.merge("late", 1, Integer::sum);
    } else if (!choiceOfVoter.containsKey(vote.getBallotKey())) {
      choiceOfVoter.put(vote.getBallotKey(), vote.getChoices(0));
    } else if (known.getRevote() == Revote.REVOTE_REPLACE) {
      choiceOfVoter.put(vote.getBallotKey(), vote.getChoices(0));
      rejected.merge("superseded", 1, Integer::sum);
    } else {
      rejected.merge("duplicate", 1, Integer::sum);
    }
  }

  /** In the words of {@link #of}. */
  public String outcome(int partitions) {
    long[] counts = new long[3];
    choiceOfVoter.values().forEach(choice -> counts[choice]++);
    boolean closed =
        epochs.size() == partitions
            && epochs.values().stream().distinct().count() == 1
            && epochs.values().iterator().next() % 2 == 0;
    return outcome(events, counts, choiceOfVoter.size(), rejected, closed);
  }

  /** The outcome that a tally states. */
  public static String of(io.votestream.schemas.v1.Tally tally) {
    long[] counts = new long[3];
    for (int i = 0; i < tally.getCountsCount(); i++) {
      counts[i] = tally.getCounts(i);
    }
    Map<String, Integer> rejected = new TreeMap<>();
    put(rejected, "duplicate", tally.getRejected().getDuplicate());
    put(rejected, "superseded", tally.getRejected().getSuperseded());
    put(rejected, "late", tally.getRejected().getLate());
    put(rejected, "invalid", tally.getRejected().getInvalid());
    return outcome(tally.getVersion(), counts, tally.getBallots(), rejected, tally.getFinal());
  }

  private static void put(Map<String, Integer> rejected, String reason, long count) {
    if (count > 0) {
      rejected.put(reason, (int) count);
    }
  }

  private static String outcome(
      long version, long[] counts, long ballots, Map<String, Integer> rejected, boolean closed) {
    return "version %d, %d+%d+%d of %d ballots, rejected %s, final %s"
        .formatted(version, counts[0], counts[1], counts[2], ballots, rejected, closed);
  }
}
