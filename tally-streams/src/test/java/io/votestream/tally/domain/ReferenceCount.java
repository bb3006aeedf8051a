package io.votestream.tally.domain;

import static io.votestream.schemas.v1.BallotKind.BALLOT_KIND_RANKED;
import static io.votestream.schemas.v1.BallotKind.BALLOT_KIND_RATING;
import static io.votestream.schemas.v1.Revote.REVOTE_NO;

import com.google.protobuf.ByteString;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** One poll counted the plainest way there is, to hold the real count against. */
public final class ReferenceCount {

  private final Map<Integer, Integer> epochs = new HashMap<>();
  private final Map<Integer, PollRules> rules = new HashMap<>();
  private final Map<ByteString, List<String>> ballots = new HashMap<>();
  private final Outcome outcome = new Outcome();

  public void see(int partition, VoteLogRecord event, long time) {
    outcome.version++;
    PollRules known = rules.getOrDefault(partition, PollRules.getDefaultInstance());
    int epoch = epochs.getOrDefault(partition, 0);
    int marker = event.getPollOpened().getEpoch() + event.getPollClosed().getEpoch();
    if (marker > epoch && (marker % 2 == 1) == event.hasPollOpened()) {
      epochs.put(partition, marker);
      rules.put(partition, event.hasPollOpened() ? event.getPollOpened().getRules() : known);
    }
    if (event.hasVoteCast()) {
      ByteString slot = event.getVoteCast().getBallotKey();
      List<String> said = said(known, event.getVoteCast());
      boolean timeIsUp = known.getClosesAt() > 0 && time >= known.getClosesAt();
      String reason = "";
      if (said.isEmpty()) {
        reason = "invalid";
      } else if (epoch % 2 == 0 || timeIsUp) {
        reason = "late";
      } else if (known.getRevote() == REVOTE_NO && ballots.containsKey(slot)) {
        reason = "duplicate";
      } else if (ballots.put(slot, said) != null) {
        reason = "superseded";
      }
      outcome.rejected.merge(reason, 1L, Long::sum);
    }
  }

  /** What a ballot adds one to: "2" an option, "2:4" a rating of it, "2>0>" a ranking. */
  private static List<String> said(PollRules rules, VoteCast vote) {
    boolean rating = rules.getKind() == BALLOT_KIND_RATING;
    List<Integer> said = rating ? vote.getRatingsList() : vote.getChoicesList();
    int[] named = IntStream.range(0, said.size()).filter(i -> !rating || said.get(i) > 0).toArray();
    boolean valid = named.length >= rules.getMinChoices() && named.length <= rules.getMaxChoices();
    valid &= said.stream().allMatch(n -> n < (rating ? rules.getLevels() + 1 : rules.getOptions()));
    valid &= rating ? said.size() == rules.getOptions() : Set.copyOf(said).size() == said.size();
    List<String> each =
        IntStream.of(named).mapToObj(i -> (rating ? i + ":" : "") + said.get(i)).toList();
    String ranking = String.join(">", each) + ">";
    boolean ranked = rules.getKind() == BALLOT_KIND_RANKED && valid;
    return ranked ? List.of(each.getFirst(), ranking) : valid ? each : List.of();
  }

  public Outcome outcome(int partitions) {
    ballots.values().forEach(said -> said.forEach(s -> outcome.counts.merge(s, 1L, Long::sum)));
    outcome.ballots = ballots.size();
    outcome.rejected.remove("");
    boolean oneEpoch = epochs.size() == partitions && Set.copyOf(epochs.values()).size() == 1;
    outcome.isFinal = oneEpoch && epochs.getOrDefault(0, 1) % 2 == 0;
    return outcome;
  }
}
