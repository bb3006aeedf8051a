package io.votestream.audit.comparison;

import io.votestream.audit.fold.DeadLetter;
import io.votestream.audit.fold.Finding;
import io.votestream.audit.fold.Findings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the records that mean nothing against those that the pipeline set aside. */
final class DeadLetterCheck {

  private final Set<DeadLetter> atStart;
  private Set<DeadLetter> setAside = Set.of();

  /**
   * @param atStart those in front of the end that the log had at the start
   */
  DeadLetterCheck(List<DeadLetter> atStart) {
    this.atStart = Set.copyOf(atStart);
  }

  /** Whether every record in question has been set aside. */
  boolean read(List<DeadLetter> letters) {
    setAside = new HashSet<>(letters);
    return setAside.containsAll(atStart);
  }

  /**
   * @param inLog all that were folded, also behind the end that the log had at the start
   * @param folded offset behind what was folded, by partition
   */
  void report(List<DeadLetter> inLog, Map<Integer, Long> folded, Findings findings) {
    Set<DeadLetter> foreign = new HashSet<>(setAside);
    for (DeadLetter letter : inLog) {
      boolean known = foreign.remove(letter) || !atStart.contains(letter);
      find(known ? Finding.Kind.DEAD_LETTER : Finding.Kind.UNKNOWN_RECORD, letter, findings);
    }
    // One of a record that is not folded yet is nobody's fault.
    foreign.removeIf(
        letter -> letter.offset() >= folded.getOrDefault(letter.partition(), Long.MAX_VALUE));
    foreign.forEach(letter -> find(Finding.Kind.FOREIGN_DEAD_LETTER, letter, findings));
  }

  private static void find(Finding.Kind kind, DeadLetter letter, Findings findings) {
    String digest = "digest " + letter.digest();
    findings.add(new Finding(kind, letter.partition(), letter.offset(), "", digest));
  }
}
