package io.votestream.audit.fold;

import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Revote;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules once more, as short as they can be said: one poll in one partition. */
final class ReferenceFold {

  final Map<Integer, Long> counts = new HashMap<>();
  final Map<List<Integer>, Long> rankings = new HashMap<>();
  final List<String> rejected = new ArrayList<>();
  final Map<Object, Integer> slots = new HashMap<>();
  final List<VoteCast> votes = new ArrayList<>();
  final Map<Integer, PollRules> countedBy = new HashMap<>();
  int epoch;
  @Nullable PollRules rules;

  void fold(long timestamp, VoteLogRecord record) {
    int offset = votes.size();
    votes.add(record.getVoteCast());
    switch (record.getEventCase()) {
      case POLL_OPENED -> {
        int newer = record.getPollOpened().getEpoch();
        if (newer > epoch && newer % 2 == 1) {
          epoch = record.getPollOpened().getEpoch();
          rules = record.getPollOpened().getRules();
        }
      }
      case POLL_CLOSED -> {
        int newer = record.getPollClosed().getEpoch();
        epoch = newer > epoch && newer % 2 == 0 ? newer : epoch;
      }
      default -> vote(offset, timestamp, record.getVoteCast());
    }
  }

  private void vote(int offset, long timestamp, VoteCast vote) {
    Integer earlier = slots.get(vote.getBallotKey());
    if (rules == null || !valid(vote, rules)) {
      rejected.add("INVALID " + offset);
    } else if (epoch % 2 == 0 || rules.getClosesAt() != 0 && timestamp >= rules.getClosesAt()) {
      rejected.add("LATE " + offset);
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

  private static boolean valid(VoteCast vote, PollRules rules) {
    if (rules.getKind() == BallotKind.BALLOT_KIND_RATING) {
      List<Integer> ratings = vote.getRatingsList();
      long rated = ratings.stream().filter(rating -> rating > 0).count();
      return vote.getChoicesCount() == 0
          && ratings.size() == rules.getOptions()
          && ratings.stream().allMatch(rating -> rating >= 0 && rating <= rules.getLevels())
          && rated >= Math.max(1, rules.getMinChoices())
          && rated <= rules.getMaxChoices();
    }
    List<Integer> choices = vote.getChoicesList();
    boolean ranked = rules.getKind() == BallotKind.BALLOT_KIND_RANKED;
    return vote.getRatingsCount() == 0
        && (!ranked || !choices.isEmpty())
        && choices.size() >= rules.getMinChoices()
        && choices.size() <= rules.getMaxChoices()
        && new HashSet<>(choices).size() == choices.size()
        && choices.stream().allMatch(choice -> choice >= 0 && choice < rules.getOptions());
  }

  /** By the rules that the vote was counted by, also where it is taken back under others. */
  private void add(int offset, long change) {
    PollRules by =
        countedBy.computeIfAbsent(offset, unused -> Objects.requireNonNull(rules, "rules"));
    VoteCast vote = votes.get(offset);
    for (int option = 0; option < vote.getRatingsCount(); option++) {
      if (vote.getRatings(option) > 0) {
        counts.merge(option * by.getLevels() + vote.getRatings(option) - 1, change, Long::sum);
      }
    }
    if (by.getKind() == BallotKind.BALLOT_KIND_RANKED) {
      rankings.merge(vote.getChoicesList(), change, Long::sum);
      rankings.values().removeIf(ballots -> ballots == 0);
    }
    vote.getChoicesList().stream()
        .limit(by.getKind() == BallotKind.BALLOT_KIND_RANKED ? 1 : Long.MAX_VALUE)
        .forEach(choice -> counts.merge(choice, change, Long::sum));
  }
}
