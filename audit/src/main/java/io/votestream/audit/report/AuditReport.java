package io.votestream.audit.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.votestream.audit.comparison.AuditResult;
import io.votestream.audit.comparison.Difference;
import io.votestream.audit.comparison.ViewResult;
import io.votestream.audit.fold.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All that an audit says; its JSON form is this record as it is.
 *
 * @param result {@code equal} or {@code different}
 * @param findings what is to be said about the log itself, by kind
 */
public record AuditReport(
    String result,
    Replay replay,
    List<PollReport> polls,
    List<View> views,
    List<FindingKind> findings,
    List<Difference> differences) {

  /**
   * @param records read, of all polls
   * @param heapBytes largest use of the heap that was seen
   */
  public record Replay(
      int partitions, long records, double seconds, long perSecond, long heapBytes) {}

  /**
   * @param withheld polls that the view rightly does not show
   */
  public record View(String view, int polls, int equal, int different, int withheld) {}

  /**
   * @param fault whether this alone makes the result different
   * @param first the first ones of this kind
   */
  public record FindingKind(String kind, boolean fault, long number, List<Place> first) {}

  /**
   * @param offset -1 where the whole partition is meant
   */
  public record Place(int partition, long offset, String pollId, String detail) {}

  private static final String EQUAL = "equal";

  public static AuditReport of(AuditResult result, Replay replay) {
    return new AuditReport(
        result.equal() ? EQUAL : "different",
        replay,
        result.polls().stream().map(PollReport::of).toList(),
        result.views().stream().map(AuditReport::view).toList(),
        findings(result),
        result.differences().toList());
  }

  @JsonIgnore
  public boolean isEqual() {
    return result.equals(EQUAL);
  }

  private static View view(ViewResult view) {
    return new View(
        view.view(),
        view.polls(),
        view.equal(),
        view.polls() - view.equal() - view.withheld(),
        view.withheld());
  }

  private static List<FindingKind> findings(AuditResult result) {
    List<FindingKind> kinds = new ArrayList<>();
    result
        .log()
        .numbers()
        .forEach(
            (kind, number) ->
                kinds.add(
                    new FindingKind(
                        kind.name().toLowerCase(Locale.ROOT),
                        kind.fault(),
                        number,
                        result.log().first().stream()
                            .filter(finding -> finding.kind() == kind)
                            .map(AuditReport::place)
                            .toList())));
    return List.copyOf(kinds);
  }

  private static Place place(Finding finding) {
    return new Place(finding.partition(), finding.offset(), finding.pollId(), finding.detail());
  }
}
