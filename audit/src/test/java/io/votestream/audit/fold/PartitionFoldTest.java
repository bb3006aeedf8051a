package io.votestream.audit.fold;

import static io.votestream.audit.fold.Records.closed;
import static io.votestream.audit.fold.Records.opened;
import static io.votestream.audit.fold.Records.rating;
import static io.votestream.audit.fold.Records.rules;
import static io.votestream.audit.fold.Records.single;
import static io.votestream.audit.fold.Records.vote;
import static io.votestream.schemas.v1.BallotKind.BALLOT_KIND_RANKED;
import static io.votestream.schemas.v1.BallotKind.BALLOT_KIND_RATING;
import static io.votestream.schemas.v1.RejectionReason.REJECTION_REASON_DUPLICATE;
import static io.votestream.schemas.v1.RejectionReason.REJECTION_REASON_INVALID;
import static io.votestream.schemas.v1.RejectionReason.REJECTION_REASON_LATE;
import static io.votestream.schemas.v1.RejectionReason.REJECTION_REASON_SUPERSEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.votestream.audit.fold.Records.Event;
import io.votestream.audit.fold.RejectionListener.Rejected;
import io.votestream.schemas.v1.Revote;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionFoldTest {

  private final List<Rejected> rejected = new ArrayList<>();
  private final PartitionFold fold =
      new PartitionFold(0, 1, null, WhatIf.AS_IT_IS, (poll, vote) -> rejected.add(vote));
  private long next;

  @AfterEach
  void close() {
    fold.close();
  }

  @Test
  void countsTheFirstBallotOfASlot() {
    fold(opened(1, "p", 1, 1, single(2)), vote(2, "p", 7, 0), vote(3, "p", 7, 1));
    assertThat(poll().counts()).containsExactly(1);
    assertThat(rejected).containsExactly(new Rejected(1, 2, REJECTION_REASON_DUPLICATE, 1));
  }

  @Test
  void countsTheLastBallotWhereRevotesReplace() {
    fold(
        opened(1, "p", 1, 1, rules(3, 1, 2, Revote.REVOTE_REPLACE, 0)),
        vote(2, "p", 7, 0, 1),
        vote(3, "p", 7, 2));
    assertThat(poll().counts()).containsExactly(0, 0, 1);
    assertThat(poll().ballots()).isEqualTo(1);
    assertThat(rejected).containsExactly(new Rejected(1, 1, REJECTION_REASON_SUPERSEDED, 2));
  }

  @Test
  void aVoteWithoutRulesIsInvalidEvenBehindAClosingMarker() {
    fold(vote(1, "p", 1, 0), closed(2, "p", 2, 1), vote(3, "p", 2, 0));
    assertThat(rejected)
        .containsExactly(
            new Rejected(1, 0, REJECTION_REASON_INVALID, -1),
            new Rejected(2, 2, REJECTION_REASON_INVALID, -1));
  }

  @Test
  void whatIsNoBallotIsInvalidEvenWhenLate() {
    fold(opened(1, "p", 1, 1, single(2)), closed(2, "p", 2, 1), vote(3, "p", 1, 9));
    assertThat(rejected).containsExactly(new Rejected(1, 2, REJECTION_REASON_INVALID, -1));
  }

  @Test
  void countsRatingsPerOptionAndLevel() {
    fold(
        opened(1, "p", 1, 1, rules(BALLOT_KIND_RATING, 3, 1, 3, 5)),
        rating(2, "p", 1, 5, 0, 3),
        rating(3, "p", 2, 1, 1, 1),
        rating(4, "p", 2, 5, 0, 1));
    assertThat(poll().counters()).isEqualTo(15);
    assertThat(poll().counts()).containsExactly(0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 1, 0, 1);
    assertThat(poll().ballots()).isEqualTo(2);
    assertThat(poll().superseded()).isEqualTo(1);
  }

  @Test
  void refusesWrongRatings() {
    fold(
        opened(1, "p", 1, 1, rules(BALLOT_KIND_RATING, 2, 1, 2, 5)),
        rating(2, "p", 1, 6, 1),
        rating(2, "p", 1, -1, 1),
        rating(2, "p", 1, 0, 0),
        rating(2, "p", 1, 1),
        rating(2, "p", 1, 1, 1, 1),
        vote(2, "p", 1, 1, 0),
        vote(2, "p", 1));
    assertThat(poll().invalid()).isEqualTo(7);
    assertThat(poll().ballots()).isZero();
  }

  @Test
  void countsRankingsWholeAndByFirstPreference() {
    fold(
        opened(1, "p", 1, 1, rules(BALLOT_KIND_RANKED, 3, 1, 3, 0)),
        vote(2, "p", 1, 2, 0),
        vote(3, "p", 2, 2, 0),
        vote(4, "p", 3, 0),
        vote(5, "p", 1, 1, 2, 0),
        rating(6, "p", 4, 1, 1, 1));
    assertThat(poll().counts()).containsExactly(1, 1, 1);
    assertThat(poll().rankings())
        .containsExactly(
            entry(List.of(0), 1L), entry(List.of(1, 2, 0), 1L), entry(List.of(2, 0), 1L));
    assertThat(poll().invalid()).isEqualTo(1);
  }

  @Test
  void aMarkerOfTheWrongParityHasNoEffect() {
    fold(opened(1, "p", 1, 1, single(2)), closed(2, "p", 3, 1), opened(3, "p", 2, 1, single(2)));
    fold(vote(4, "p", 1, 0));
    assertThat(poll().epoch()).isEqualTo(1);
    assertThat(poll().ballots()).isEqualTo(1);
  }

  @Test
  void aVoteStampedAtClosingTimeIsLate() {
    fold(
        opened(1, "p", 1, 1, rules(2, 1, 1, Revote.REVOTE_NO, 100)),
        vote(99, "p", 1, 0),
        vote(100, "p", 2, 0));
    assertThat(poll().ballots()).isEqualTo(1);
    assertThat(rejected).containsExactly(new Rejected(1, 2, REJECTION_REASON_LATE, -1));
  }

  @Test
  void refusesWrongChoicesWithoutTakingTheSlot() {
    fold(
        opened(1, "p", 1, 1, rules(3, 1, 2, Revote.REVOTE_NO, 0)),
        vote(2, "p", 1),
        vote(2, "p", 1, 0, 1, 2),
        vote(2, "p", 1, 3),
        vote(2, "p", 1, 1, 1),
        vote(2, "p", 1, -1),
        vote(3, "p", 1, 2, 0));
    assertThat(poll().invalid()).isEqualTo(5);
    assertThat(poll().counts()).containsExactly(1, 0, 1);
  }

  @Test
  void onlyANewerEpochHasEffectYetEveryMarkerIsAnEvent() {
    fold(
        opened(1, "p", 1, 1, single(2)),
        closed(2, "p", 2, 1),
        opened(3, "p", 1, 1, single(2)),
        vote(4, "p", 1, 0),
        opened(5, "p", 3, 1, single(2)),
        closed(6, "p", 2, 1),
        vote(7, "p", 2, 0));
    assertThat(poll().late()).isEqualTo(1);
    assertThat(poll().ballots()).isEqualTo(1);
    assertThat(poll().events()).isEqualTo(7);
    assertThat(poll().epoch()).isEqualTo(3);
  }

  @Test
  void slotsOutliveAClosing() {
    fold(opened(1, "p", 1, 1, single(2)));
    for (int voter = 0; voter < 500; voter++) {
      fold(vote(2, "p", voter, voter % 2));
    }
    fold(closed(3, "p", 2, 1), opened(4, "p", 3, 1, single(2)));
    for (int voter = 0; voter < 501; voter++) {
      fold(vote(5, "p", voter, 0));
    }
    assertThat(poll().ballots()).isEqualTo(501);
    assertThat(poll().duplicate()).isEqualTo(500);
    assertThat(rejected.getLast().inFavourOf()).isEqualTo(500);
  }

  @Test
  void whatDoesNotParseIsADeadLetterAndNoEvent() {
    fold(opened(1, "p", 1, 1, single(2)));
    fold.fold(next++, 2, null, new byte[] {1, 2, 3});
    fold.fold(next++, 3, null, new byte[0]);
    fold.fold(next++, 4, null, null);
    assertThat(fold.deadLetters()).extracting(DeadLetter::offset).containsExactly(1L, 2L, 3L);
    assertThat(poll().events()).isEqualTo(1);
  }

  @Test
  void keepsTheStateAtPositionsNamedBefore() {
    PollPartition poll = fold.poll("p");
    poll.keptStates().keep(1, poll);
    fold(opened(1, "p", 1, 1, single(2)), vote(2, "p", 1, 0), vote(3, "p", 2, 0));
    assertThat(poll.keptStates().at(1, poll))
        .hasValueSatisfying(state -> assertThat(state.ballots()).isEqualTo(1));
    assertThat(poll.keptStates().at(0, poll)).isEmpty();
    assertThat(poll.keptStates().at(9, poll))
        .hasValueSatisfying(state -> assertThat(state.ballots()).isEqualTo(2));
  }

  private PartialTally poll() {
    return fold.poll("p").current();
  }

  private void fold(Event... events) {
    for (Event event : events) {
      fold.fold(next++, event.timestamp(), event.key(), event.value());
    }
  }
}
