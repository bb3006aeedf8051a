package io.votestream.audit.fold;

import static io.votestream.audit.fold.Records.closed;
import static io.votestream.audit.fold.Records.opened;
import static io.votestream.audit.fold.Records.rules;
import static io.votestream.audit.fold.Records.single;
import static io.votestream.audit.fold.Records.vote;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.audit.fold.Records.Event;
import io.votestream.schemas.VoteLogKey;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.PollRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The tally has the same examples: both must take the same records for events. */
class EventFormTest {

  private static final PollRules RULES = single(3);

  static final Event[] NO_EVENTS = {
    new Event(1, VoteLogKey.ofMarker("p"), new byte[0]),
    new Event(1, VoteLogKey.ofMarker("p"), new byte[] {1, 2}),
    vote(1, "", 1, 0),
    vote(1, "p\0q", 1, 0),
    closed(1, "", 2, 1),
    closed(1, "p", -2, 1),
    closed(1, "p", 2, -1),
    opened(1, "p", -1, 1, RULES),
    opened(1, "p", 1, -1, RULES),
    opened(1, "p", 1, 1, RULES.toBuilder().setOptions(4_097).build()),
    opened(1, "p", 1, 1, RULES.toBuilder().setOptions(-1).build()),
    opened(1, "p", 1, 1, RULES.toBuilder().setMinChoices(-1).build()),
    opened(1, "p", 1, 1, RULES.toBuilder().setMaxChoices(-1).build()),
    opened(1, "p", 1, 1, RULES.toBuilder().setKindValue(3).build()),
    opened(1, "p", 1, 1, rated(64, 65)),
    opened(1, "p", 1, 1, rated(4_097, 0)),
    opened(1, "p", 1, 1, rated(3, -1)),
  };

  static final Event[] EVENTS = {
    vote(1, "p", 1, -1),
    closed(1, "p", Integer.MAX_VALUE, Integer.MAX_VALUE),
    opened(1, "p", 1, 1, RULES.toBuilder().setOptions(4_096).build()),
    opened(1, "p", 1, 1, RULES.toBuilder().setOptions(0).build()),
    opened(1, "p", 1, 1, rated(64, 64)),
    opened(1, "p", 1, 1, rated(4_096, 0)),
  };

  private static PollRules rated(int options, int levels) {
    return rules(BallotKind.BALLOT_KIND_RATING, options, 1, 3, levels);
  }

  @ParameterizedTest
  @FieldSource("NO_EVENTS")
  void isADeadLetterOfNoPoll(Event event) {
    PartitionFold fold = fold(event);
    assertThat(fold.deadLetters()).hasSize(1);
    assertThat(fold.polls()).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("EVENTS")
  void isOfItsPoll(Event event) {
    PartitionFold fold = fold(event);
    assertThat(fold.deadLetters()).isEmpty();
    assertThat(fold.poll("p").current().events()).isEqualTo(1);
  }

  private static PartitionFold fold(Event event) {
    PartitionFold fold = new PartitionFold(0, 1, null, WhatIf.AS_IT_IS, RejectionListener.NONE);
    fold.fold(0, event.timestamp(), event.key(), event.value());
    return fold;
  }
}
