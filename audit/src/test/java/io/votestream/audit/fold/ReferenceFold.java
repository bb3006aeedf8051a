package io.votestream.audit.fold;

import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Revote;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules once more, as short as they can be said: one poll in one partition. */
final class ReferenceFold {

  final Map<Integer, Long> counts = new HashMap<>();
  final List<String> rejected = new ArrayList<>();
  final Map<Object, Integer> slots = new HashMap<>();
  final List<List<Integer>> votes = new ArrayList<>();
  int epoch;
  @Nullable PollRules rules;

  void fold(long timestamp, VoteLogRecord record) {
    int offset = votes.size();
    votes.add(record.getVoteCast().getChoicesList());
    switch (record.getEventCase()) {
      case POLL_OPENED -> {
        if (record.getPollOpened().getEpoch() > epoch) {
          epoch = record.getPollOpened().getEpoch();
          rules = record.getPollOpened().getRules();
        }
      }
      case POLL_CLOSED -> epoch = Math.max(epoch, record.getPollClosed().getEpoch());
      default -> vote(offset, timestamp, record.getVoteCast());
    }
  }

  private void vote(int offset, long timestamp, VoteCast vote) {
    Integer earlier = slots.get(vote.getBallotKey());
    if (rules == null) {
      rejected.add("INVALID " + offset);
    } else if (epoch % 2 == 0 || rules.getClosesAt() != 0 && timestamp >= rules.getClosesAt()) {
      rejected.add("LATE " + offset);
    } else if (!valid(vote.getChoicesList(), rules)) {
      rejected.add("INVALID " + offset);
    } else if (earlier == null) {
      slots.put(vote.getBallotKey(), offset);
      add(offset, 1);
    } else if (rules.getRevote() == Revote.REVOTE_NO) {
      rejected.add("DUPLICATE " + offset + " " + earlier);
    } else {
      rejected.add("SUPERSEDED " + earlier + " " + offset);
      slots.put(vote.getBallotKey(), offset);
      add(earlier, -1);
      add(offset, 1);
    }
  }

  private static boolean valid(List<Integer> choices, PollRules rules) {
    return choices.size() >= rules.getMinChoices()
        && choices.size() <= rules.getMaxChoices()
        && new HashSet<>(choices).size() == choices.size()
        && choices.stream().allMatch(choice -> choice >= 0 && choice < rules.getOptions());
  }

  private void add(int offset, long change) {
    votes.get(offset).forEach(choice -> counts.merge(choice, change, Long::sum));
  }
}
