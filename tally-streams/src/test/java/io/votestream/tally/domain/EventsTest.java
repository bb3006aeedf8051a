package io.votestream.tally.domain;

import static io.votestream.tally.domain.VoteEvents.FIRST_COUNTS;
import static io.votestream.tally.domain.VoteEvents.RATED;
import static io.votestream.tally.domain.VoteEvents.closed;
import static io.votestream.tally.domain.VoteEvents.opened;
import static io.votestream.tally.domain.VoteEvents.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.schemas.v1.VoteLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The audit has the same examples: both must take the same records for events. */
class EventsTest {

  static final VoteLogRecord[] NO_EVENTS = {
    VoteLogRecord.getDefaultInstance(),
    vote("", "anna", 0),
    vote("p\0q", "anna", 0),
    closed("", 2, 1),
    closed("p", -2, 1),
    closed("p", 2, -1),
    opened("p", -1, 1, FIRST_COUNTS),
    opened("p", 1, -1, FIRST_COUNTS),
    opened("p", 1, 1, FIRST_COUNTS.toBuilder().setOptions(4_097).build()),
    opened("p", 1, 1, FIRST_COUNTS.toBuilder().setOptions(-1).build()),
    opened("p", 1, 1, FIRST_COUNTS.toBuilder().setMinChoices(-1).build()),
    opened("p", 1, 1, FIRST_COUNTS.toBuilder().setMaxChoices(-1).build()),
    opened("p", 1, 1, FIRST_COUNTS.toBuilder().setKindValue(3).build()),
    opened("p", 1, 1, RATED.toBuilder().setOptions(64).setLevels(65).build()),
    opened("p", 1, 1, RATED.toBuilder().setOptions(4_097).setLevels(0).build()),
    opened("p", 1, 1, RATED.toBuilder().setLevels(-1).build()),
  };

  static final VoteLogRecord[] EVENTS = {
    vote("p", "anna", -1),
    closed("p", Integer.MAX_VALUE, Integer.MAX_VALUE),
    opened("p", 1, 1, FIRST_COUNTS.toBuilder().setOptions(4_096).build()),
    opened("p", 1, 1, FIRST_COUNTS.toBuilder().setOptions(0).build()),
    opened("p", 1, 1, RATED.toBuilder().setOptions(64).setLevels(64).build()),
    opened("p", 1, 1, RATED.toBuilder().setOptions(4_096).setLevels(0).build()),
  };

  @ParameterizedTest
  @FieldSource("NO_EVENTS")
  void isNone(VoteLogRecord record) {
    assertThatThrownBy(() -> Events.read(record.toByteArray()))
        .isInstanceOf(UnreadableRecord.class);
  }

  @ParameterizedTest
  @FieldSource("EVENTS")
  void isOne(VoteLogRecord record) throws UnreadableRecord {
    assertThat(Events.read(record.toByteArray())).isEqualTo(record);
  }

  @Test
  void bytesThatAreNoMessageAreNone() {
    assertThatThrownBy(() -> Events.read(null)).isInstanceOf(UnreadableRecord.class);
    assertThatThrownBy(() -> Events.read(new byte[] {1, 2})).isInstanceOf(UnreadableRecord.class);
  }
}
