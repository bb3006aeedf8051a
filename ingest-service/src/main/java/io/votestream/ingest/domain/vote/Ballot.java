package io.votestream.ingest.domain.vote;

import io.votestream.ingest.domain.poll.Markers;
import io.votestream.ingest.domain.poll.PollLife;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.VoteCast;
import java.util.BitSet;
import java.util.List;

/**
 * What a voter said.
 *
 * @param values option indexes from 0; in a ranking in order of preference; of a rating one number
 *     per option, 0 for an option that is not rated
 */
public record Ballot(BallotKind kind, List<Integer> values) {

  public Ballot {
    values = List.copyOf(values);
  }

  /**
   * The record of a vote that may be appended.
   *
   * @param time that the vote is stamped with, milliseconds since the epoch
   * @throws Refusal POLL_NOT_OPEN, or what the ballot lacks
   */
  public VoteCast cast(Poll poll, BallotSlot slot, long time) {
    if (poll.getStatus() != PollStatus.POLL_STATUS_OPEN || PollLife.pastClosingTime(poll, time)) {
      throw new Refusal(ErrorCode.POLL_NOT_OPEN, "This poll takes no votes now.");
    }
    requireAllowed(poll.getRules());
    VoteCast.Builder vote =
        VoteCast.newBuilder().setPollId(Markers.logId(poll)).setBallotKey(slot.key());
    return kind == BallotKind.BALLOT_KIND_RATING
        ? vote.addAllRatings(values).build()
        : vote.addAllChoices(values).build();
  }

  private void requireAllowed(PollRules rules) {
    if (kind != rules.getKind()) {
      throw new Refusal(
          ErrorCode.WRONG_KIND_OF_BALLOT, "A ballot of this poll has " + field(rules) + ".");
    }
    int named = kind == BallotKind.BALLOT_KIND_RATING ? rated(rules) : chosen(rules);
    if (named < rules.getMinChoices() || named > rules.getMaxChoices()) {
      throw new Refusal(
          ErrorCode.WRONG_NUMBER_OF_CHOICES,
          "A ballot of this poll names %d to %d options."
              .formatted(rules.getMinChoices(), rules.getMaxChoices()));
    }
  }

  private int chosen(PollRules rules) {
    BitSet seen = new BitSet(rules.getOptions());
    for (int choice : values) {
      if (choice < 0 || choice >= rules.getOptions()) {
        throw new Refusal(
            ErrorCode.NO_SUCH_CHOICE,
            "Choices of this poll are 0 to " + (rules.getOptions() - 1) + ".");
      }
      if (seen.get(choice)) {
        throw new Refusal(ErrorCode.REPEATED_CHOICE, "Each choice may be given once.");
      }
      seen.set(choice);
    }
    return values.size();
  }

  private int rated(PollRules rules) {
    if (values.size() != rules.getOptions()) {
      throw new Refusal(
          ErrorCode.WRONG_NUMBER_OF_RATINGS,
          "ratings must be " + rules.getOptions() + ", one per option.");
    }
    int rated = 0;
    for (int rating : values) {
      if (rating < 0 || rating > rules.getLevels()) {
        throw new Refusal(
            ErrorCode.OUT_OF_RANGE,
            "A rating is 1 to " + rules.getLevels() + ", or 0 for an option that is not rated.");
      }
      rated += rating > 0 ? 1 : 0;
    }
    return rated;
  }

  private static String field(PollRules rules) {
    return switch (rules.getKind()) {
      case BALLOT_KIND_RATING -> "ratings";
      case BALLOT_KIND_RANKED -> "a ranking";
      case BALLOT_KIND_CHOICE, UNRECOGNIZED -> "a choice or choices";
    };
  }
}
