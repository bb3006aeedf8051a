package io.votestream.audit.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.votestream.audit.fold.Records.Event;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.Revote;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class FoldPropertyTest {

  private static final int CHOICES = 0;
  private static final int RATINGS = 1;
  private static final int BOTH = 2;

  @Property(tries = 500)
  void foldsAsTheReferenceDoes(@ForAll("logs") List<Event> log)
      throws InvalidProtocolBufferException {
    List<String> rejected = new ArrayList<>();
    ReferenceFold reference = new ReferenceFold();
    try (PartitionFold fold = fold(rejected)) {
      for (int offset = 0; offset < log.size(); offset++) {
        Event event = log.get(offset);
        fold.fold(offset, event.timestamp(), event.key(), event.value());
        reference.fold(event.timestamp(), VoteLogRecord.parseFrom(event.value()));
      }
      assertSame(fold.poll("p").current(), reference);
      assertThat(rejected).isEqualTo(reference.rejected);
    }
  }

  @Property(tries = 200)
  void aCheckpointIsTheFoldOfThePrefix(
      @ForAll("logs") List<Event> log, @ForAll @IntRange(max = 300) int position)
      throws InvalidProtocolBufferException {
    ReferenceFold reference = new ReferenceFold();
    try (PartitionFold fold = fold(new ArrayList<>())) {
      PollPartition poll = fold.poll("p");
      poll.keptStates().keep(position, poll);
      for (int offset = 0; offset < log.size(); offset++) {
        Event event = log.get(offset);
        fold.fold(offset, event.timestamp(), event.key(), event.value());
        if (offset <= position) {
          reference.fold(event.timestamp(), VoteLogRecord.parseFrom(event.value()));
        }
      }
      assertSame(poll.keptStates().at(position, poll).orElseThrow(), reference);
    }
  }

  private static PartitionFold fold(List<String> rejected) {
    return new PartitionFold(
        0,
        1,
        null,
        WhatIf.AS_IT_IS,
        (poll, vote) ->
            rejected.add(
                vote.reason().name().replace("REJECTION_REASON_", "")
                    + " "
                    + vote.offset()
                    + (vote.inFavourOf() < 0 ? "" : " " + vote.inFavourOf())));
  }

  private static void assertSame(PartialTally found, ReferenceFold reference) {
    Map<Integer, Long> counts = new HashMap<>();
    for (int i = 0; i < found.counts().length; i++) {
      counts.put(i, found.counts()[i]);
    }
    reference.counts.forEach((choice, count) -> assertThat(counts).containsEntry(choice, count));
    assertThat(found.rankings()).isEqualTo(reference.rankings);
    assertThat(found.ballots()).isEqualTo(reference.slots.size());
    assertThat(found.events()).isEqualTo(reference.votes.size());
    assertThat(found.epoch()).isEqualTo(reference.epoch);
    assertThat(found.rejections()).isEqualTo(reference.rejected.size());
  }

  /** Long enough that the ballots of a closed poll are set aside in the file. */
  @Provide
  Arbitrary<List<Event>> logs() {
    return Arbitraries.frequencyOf(
            Tuple.of(60, votes()), Tuple.of(2, openings()), Tuple.of(1, closings()))
        .list()
        .ofMaxSize(300);
  }

  private static Arbitrary<Event> votes() {
    Arbitrary<Integer> choice = Arbitraries.integers().between(0, 4);
    return Combinators.combine(
            Arbitraries.longs().between(0, 100),
            Arbitraries.longs().between(0, 150),
            choice.list().ofMaxSize(3),
            Arbitraries.of(CHOICES, CHOICES, RATINGS, RATINGS, BOTH))
        .as(
            (time, voter, marks, form) ->
                Records.vote(
                    time,
                    "p",
                    voter,
                    form == RATINGS ? List.of() : marks,
                    form == CHOICES ? List.of() : marks));
  }

  private static Arbitrary<Event> openings() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(1, 5),
            Arbitraries.of(Revote.REVOTE_NO, Revote.REVOTE_REPLACE),
            Arbitraries.of(0L, 60L),
            Arbitraries.of(
                BallotKind.BALLOT_KIND_CHOICE,
                BallotKind.BALLOT_KIND_RATING,
                BallotKind.BALLOT_KIND_RANKED))
        .as(
            (epoch, options, revote, closesAt, kind) ->
                Records.opened(
                    0,
                    "p",
                    epoch,
                    1,
                    Records.rules(options, epoch % 4 == 3 ? 0 : 1, 2, revote, closesAt).toBuilder()
                        .setKind(kind)
                        .setLevels(3)
                        .build()));
  }

  private static Arbitrary<Event> closings() {
    return Arbitraries.integers().between(1, 5).map(epoch -> Records.closed(0, "p", epoch, 1));
  }
}
