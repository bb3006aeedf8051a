package io.votestream.audit.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class VoteReaderPropertyTest {

  @Property
  void readsWhatTheGeneratedParserReads(
      @ForAll @StringLength(max = 140) String poll,
      @ForAll @Size(max = 20) byte[] key,
      @ForAll @Size(max = 12) List<@IntRange(max = 200) Integer> choices,
      @ForAll @Size(max = 3) List<@IntRange(max = 200) Integer> ratings)
      throws InvalidProtocolBufferException {
    assertSame(record(poll, key, choices, ratings).toByteArray());
  }

  @Property
  void aUsualVoteIsReadInPlace(@ForAll @IntRange(max = 49) int choice) {
    byte[] value = record("1", new byte[16], List.of(choice), List.of()).toByteArray();
    assertThat(new VoteReader().read(value)).isTrue();
    byte[] rating = record("1", new byte[16], List.of(), List.of(choice, 0)).toByteArray();
    assertThat(new VoteReader().read(rating)).isTrue();
  }

  /** Whatever is done to the bytes, the reader never sees a vote where the parser sees another. */
  @Property(tries = 5_000)
  void neverReadsSomethingElse(@ForAll long seed) throws InvalidProtocolBufferException {
    Random random = new Random(seed);
    List<Integer> marks = List.of(1, 2);
    boolean rates = random.nextBoolean();
    byte[] value =
        record("poll1", new byte[16], rates ? List.of() : marks, rates ? marks : List.of())
            .toByteArray();
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      value[random.nextInt(value.length)] = (byte) random.nextInt();
    }
    assertSame(random.nextBoolean() ? value : Arrays.copyOf(value, random.nextInt(value.length)));
  }

  private static VoteLogRecord record(
      String poll, byte[] key, List<Integer> choices, List<Integer> ratings) {
    return VoteLogRecord.newBuilder()
        .setVoteCast(
            VoteCast.newBuilder()
                .setPollId(poll)
                .setBallotKey(ByteString.copyFrom(key))
                .addAllChoices(choices)
                .addAllRatings(ratings))
        .build();
  }

  private static void assertSame(byte[] value) throws InvalidProtocolBufferException {
    VoteReader fast = new VoteReader();
    if (!fast.read(value)) {
      return;
    }
    VoteLogRecord parsed = VoteLogRecord.parseFrom(value);
    assertThat(parsed.hasVoteCast()).isTrue();
    VoteReader slow = new VoteReader();
    slow.read(parsed.getVoteCast());
    assertThat(fast.pollId()).isEqualTo(slow.pollId());
    assertThat(fast.slotHigh()).isEqualTo(slow.slotHigh());
    assertThat(fast.slotLow()).isEqualTo(slow.slotLow());
    assertThat(Arrays.copyOf(fast.marks(), fast.markCount()))
        .isEqualTo(Arrays.copyOf(slow.marks(), slow.markCount()));
    assertThat(fast.hasChoices()).isEqualTo(slow.hasChoices());
    assertThat(fast.hasRatings()).isEqualTo(slow.hasRatings());
    assertThat(fast.key()).isEqualTo(slow.key());
    assertThat(fast.hasKey(slow.key())).isTrue();
  }
}
