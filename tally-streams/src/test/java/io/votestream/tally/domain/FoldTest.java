package io.votestream.tally.domain;

import static io.votestream.tally.domain.VoteEvents.FIRST_COUNTS;
import static io.votestream.tally.domain.VoteEvents.LAST_COUNTS;
import static io.votestream.tally.domain.VoteEvents.closed;
import static io.votestream.tally.domain.VoteEvents.opened;
import static io.votestream.tally.domain.VoteEvents.vote;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.votestream.schemas.v1.Partial;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Rejection;
import io.votestream.schemas.v1.RejectionReason;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldTest {

  private static final long NOON = 1_000_000;

  private final Map<ByteString, Ballot> slots = new HashMap<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private Partial state = Fold.nothing("p", 7);
  private long offset;

  private void fold(VoteLogRecord event) {
    fold(event, NOON);
  }

  private void fold(VoteLogRecord event, long timestamp) {
    ByteString slot = event.getVoteCast().getBallotKey();
    Folded folded = Fold.fold(state, event, offset++, timestamp, () -> slots.get(slot));
    state = folded.partial();
    if (folded.ballot() != null) {
      slots.put(slot, folded.ballot());
    }
    if (folded.rejection() != null) {
      rejections.add(folded.rejection());
    }
  }

  @Test
  void countsVotesByOption() {
    fold(opened("p", 1, 12, FIRST_COUNTS));
    fold(vote("p", "ann", 2));
    fold(vote("p", "bob", 2));
    assertThat(state.getCountsList()).containsExactly(0L, 0L, 2L);
    assertThat(state.getBallots()).isEqualTo(2);
    assertThat(state.getEvents()).isEqualTo(3);
    assertThat(state.getPosition()).isEqualTo(2);
    assertThat(rejections).isEmpty();
  }

  @Test
  void aBallotMayCarrySeveralChoices() {
    fold(opened("p", 1, 12, FIRST_COUNTS.toBuilder().setMaxChoices(2).build()));
    fold(vote("p", "ann", 0, 2));
    assertThat(state.getCountsList()).containsExactly(1L, 0L, 1L);
    assertThat(state.getBallots()).isEqualTo(1);
  }

  @Test
  void theFirstBallotOfASlotStands() {
    fold(opened("p", 1, 12, FIRST_COUNTS));
    fold(vote("p", "ann", 0));
    fold(vote("p", "ann", 1));
    assertThat(state.getCountsList()).containsExactly(1L, 0L, 0L);
    assertThat(rejections)
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.getReason())
                  .isEqualTo(RejectionReason.REJECTION_REASON_DUPLICATE);
              assertThat(rejection.getPartition()).isEqualTo(7);
              assertThat(rejection.getOffset()).isEqualTo(2);
              assertThat(rejection.getInFavourOf()).isEqualTo(1);
              assertThat(rejection.getSequence()).isEqualTo(1);
            });
  }

  @Test
  void theLastBallotOfASlotReplacesTheOneBefore() {
    fold(opened("p", 1, 12, LAST_COUNTS));
    fold(vote("p", "ann", 0));
    fold(vote("p", "ann", 1));
    fold(vote("p", "ann", 2));
    assertThat(state.getCountsList()).containsExactly(0L, 0L, 1L);
    assertThat(state.getBallots()).isEqualTo(1);
    assertThat(state.getRejected().getSuperseded()).isEqualTo(2);
    assertThat(rejections).extracting(Rejection::getOffset).containsExactly(1L, 2L);
    assertThat(rejections).extracting(Rejection::getInFavourOf).containsExactly(2L, 3L);
    assertThat(rejections).extracting(Rejection::getSequence).containsExactly(1L, 2L);
  }

  @Test
  void aVoteBeforeAnyRulesIsInvalid() {
    fold(vote("p", "ann", 0));
    fold(opened("p", 1, 12, FIRST_COUNTS));
    assertThat(rejections)
        .extracting(Rejection::getReason)
        .containsExactly(RejectionReason.REJECTION_REASON_INVALID);
    assertThat(rejections.getFirst().getInFavourOf()).isEqualTo(-1);
    fold(vote("p", "ann", 0));
    assertThat(state.getBallots()).isEqualTo(1);
  }

  @Test
  void choicesThatTheRulesDoNotHaveAreInvalid() {
    fold(opened("p", 1, 12, FIRST_COUNTS.toBuilder().setMaxChoices(2).build()));
    fold(vote("p", "a", 3));
    fold(vote("p", "b", -1));
    fold(vote("p", "c", 1, 1));
    fold(vote("p", "d"));
    fold(vote("p", "e", 0, 1, 2));
    assertThat(state.getRejected().getInvalid()).isEqualTo(5);
    assertThat(state.getBallots()).isZero();
    assertThat(slots).isEmpty();
  }

  @Test
  void behindTheClosingMarkerAVoteIsLateUntilReopened() {
    fold(opened("p", 1, 12, FIRST_COUNTS));
    fold(closed("p", 2, 12));
    fold(vote("p", "ann", 0));
    fold(opened("p", 3, 12, FIRST_COUNTS));
    fold(vote("p", "ann", 1));
    assertThat(state.getRejected().getLate()).isEqualTo(1);
    assertThat(state.getCountsList()).containsExactly(0L, 1L, 0L);
  }

  @Test
  void fromClosingTimeOnAVoteIsLateWhateverItsPlace() {
    PollRules rules = FIRST_COUNTS.toBuilder().setClosesAt(NOON).build();
    fold(opened("p", 1, 12, rules));
    fold(vote("p", "ann", 0), NOON);
    fold(vote("p", "bob", 0), NOON - 1);
    assertThat(state.getRejected().getLate()).isEqualTo(1);
    assertThat(state.getBallots()).isEqualTo(1);
  }

  @Test
  void onlyANewerEpochHasEffectButEveryMarkerIsAnEvent() {
    fold(opened("p", 1, 12, FIRST_COUNTS));
    fold(closed("p", 2, 12));
    fold(closed("p", 2, 12));
    fold(opened("p", 1, 12, LAST_COUNTS));
    fold(opened("p", 4, 12, LAST_COUNTS));
    fold(closed("p", 3, 12));
    assertThat(state.getEpoch()).isEqualTo(2);
    assertThat(state.getRules()).isEqualTo(FIRST_COUNTS);
    assertThat(state.getEvents()).isEqualTo(6);
  }

  @Test
  void whatIsFoldedAlreadyChangesNothing() {
    fold(opened("p", 1, 12, FIRST_COUNTS));
    fold(vote("p", "ann", 0));
    Partial before = state;
    offset = 0;
    fold(opened("p", 1, 12, FIRST_COUNTS));
    fold(vote("p", "ann", 0));
    assertThat(state).isSameAs(before);
    assertThat(rejections).isEmpty();
  }

  @Test
  void asOfNeverGoesBack() {
    fold(opened("p", 1, 12, FIRST_COUNTS), NOON);
    fold(vote("p", "ann", 0), NOON - 5);
    assertThat(state.getAsOf()).isEqualTo(NOON);
  }
}
