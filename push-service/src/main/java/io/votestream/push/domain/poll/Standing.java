package io.votestream.push.domain.poll;

import static java.util.Objects.requireNonNull;

import io.votestream.schemas.Rounds;
import io.votestream.schemas.v1.Tally;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one poll: the newest definition, and the newest tally of its round, whichever
 * came first.
 *
 * @param known null while only tallies are known
 * @param count of the definition's round
 * @param ahead tallies of later rounds, by round: the markers of a round are counted before its
 *     definition is published. Mostly empty
 */
public record Standing(@Nullable Definition known, Count count, Map<Integer, Count> ahead) {

  public static final Standing UNKNOWN = new Standing(null, Count.NOTHING, Map.of());

  /** Itself if the definition is no newer than what is known. */
  public Standing with(Definition definition) {
    if (known != null && definition.version() <= known.version()) {
      return this;
    }
    int round = definition.round();
    Count begun = known != null && known.round() == round ? count : Count.NOTHING;
    return new Standing(
        definition,
        ahead.getOrDefault(round, begun),
        ahead.entrySet().stream()
            .filter(later -> later.getKey() > round)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Itself if the tally is no newer than what is known, or of an older round. */
  public Standing with(Tally tally, long writtenAt) {
    int round = Rounds.number(tally.getPollId());
    int present = known == null ? 0 : known.round();
    Count last = round == present ? count : ahead.getOrDefault(round, Count.NOTHING);
    if (round < present || tally.getVersion() <= last.version()) {
      return this;
    }
    Count newest = Count.of(tally, writtenAt);
    if (round == present) {
      return new Standing(known, newest, ahead);
    }
    return new Standing(
        known,
        count,
        Stream.concat(ahead.entrySet().stream(), Stream.of(Map.entry(round, newest)))
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, Map.Entry::getValue, (older, newer) -> newer)));
  }

  /** Of a poll that exists. */
  public Definition definition() {
    return requireNonNull(known, "a poll that is not known has no viewers");
  }

  /** Of the tally, 0 while nothing is folded. */
  public long version() {
    return count.version();
  }

  public boolean isFinal() {
    return count.isFinal();
  }

  public long ballots() {
    return count.ballots();
  }

  /**
   * Choice: votes per option. Rating: [option * levels + rating - 1]. Ranked: first preferences.
   */
  public List<Long> counts() {
    return definition().padded(count.counts());
  }

  /**
   * Newest event counted, milliseconds since the epoch; before there is one, when the round began.
   */
  public long asOf() {
    return count.version() > 0 ? count.asOf() : definition().begunAt();
  }

  /** When the tally was written to its topic, milliseconds since the epoch. */
  public long talliedAt() {
    return count.talliedAt();
  }

  /** Whether both are the same to those who see no numbers. */
  public boolean looksLike(Standing other) {
    return known != null
        && other.known != null
        && known.round() == other.known.round()
        && known.status().equals(other.known.status());
  }
}
