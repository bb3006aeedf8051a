package io.votestream.query.domain.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The steps by which a ranked poll is decided. In each step a ballot counts for the option that it
 * prefers among those that are left; one that names none of these is exhausted. An option with more
 * than half of the ballots that still count has won. Otherwise the option with the fewest goes, one
 * a step. Of several with equally few that one goes which had the fewest in the latest earlier step
 * in which they differ, and if there is none, the one with the highest index: no chance is in it,
 * so that everybody who counts again finds the same.
 *
 * @param winner option index; null while there is no ballot
 * @param steps none while there is no ballot
 */
public record InstantRunoff(@Nullable Integer winner, List<Step> steps) {

  /**
   * One step.
   *
   * @param votes per option index, null for one that is gone
   * @param eliminated who goes after this step; null in the last one
   * @param exhausted ballots that no longer count
   * @param tie null where one option alone had the fewest, and in the last step
   */
  public record Step(
      List<@Nullable Long> votes,
      @Nullable Integer eliminated,
      long exhausted,
      @Nullable Tie tie) {}

  /**
   * Several options had equally few.
   *
   * @param between their indexes
   * @param step index of the earlier step that told them apart; null where none did
   */
  public record Tie(List<Integer> between, TieRule brokenBy, @Nullable Integer step) {}

  /** How it was decided which of several goes. */
  public enum TieRule {
    EARLIER_STEP,
    OPTION_ORDER
  }

  private record Elimination(int option, @Nullable Tie tie) {}

  public static InstantRunoff count(int options, List<Ranking> rankings) {
    long ballots = rankings.stream().mapToLong(Ranking::ballots).sum();
    boolean[] gone = new boolean[options];
    List<long[]> votesByStep = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    while (ballots > 0) {
      long[] votes = votes(rankings, gone);
      long counting = Arrays.stream(votes).sum();
      int most =
          left(gone).boxed().max(Comparator.comparing(option -> votes[option])).orElseThrow();
      if (2 * votes[most] > counting) {
        steps.add(step(votes, gone, null, ballots - counting));
        return new InstantRunoff(most, steps);
      }
      votesByStep.add(votes);
      Elimination last = last(votesByStep, left(gone).boxed().toList());
      steps.add(step(votes, gone, last, ballots - counting));
      gone[last.option()] = true;
    }
    return new InstantRunoff(null, List.of());
  }

  private static long[] votes(List<Ranking> rankings, boolean[] gone) {
    long[] votes = new long[gone.length];
    for (Ranking ranking : rankings) {
      for (int option : ranking.options()) {
        if (!gone[option]) {
          votes[option] += ranking.ballots();
          break;
        }
      }
    }
    return votes;
  }

  private static Elimination last(List<long[]> votesByStep, List<Integer> left) {
    int step = votesByStep.size() - 1;
    List<Integer> between = fewest(left, votesByStep.get(step));
    List<Integer> level = between;
    while (level.size() > 1 && step > 0) {
      step--;
      level = fewest(level, votesByStep.get(step));
    }
    if (between.size() == 1) {
      return new Elimination(between.getFirst(), null);
    }
    return new Elimination(
        level.getLast(),
        level.size() == 1
            ? new Tie(between, TieRule.EARLIER_STEP, step)
            : new Tie(between, TieRule.OPTION_ORDER, null));
  }

  private static List<Integer> fewest(List<Integer> options, long[] votes) {
    long fewest = options.stream().mapToLong(option -> votes[option]).min().orElseThrow();
    return options.stream().filter(option -> votes[option] == fewest).toList();
  }

  private static IntStream left(boolean[] gone) {
    return IntStream.range(0, gone.length).filter(option -> !gone[option]);
  }

  private static Step step(
      long[] votes, boolean[] gone, @Nullable Elimination last, long exhausted) {
    List<@Nullable Long> shown = new ArrayList<>();
    for (int option = 0; option < votes.length; option++) {
      shown.add(gone[option] ? null : votes[option]);
    }
    return last == null
        ? new Step(shown, null, exhausted, null)
        : new Step(shown, last.option(), exhausted, last.tie());
  }
}
