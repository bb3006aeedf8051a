package io.votestream.audit.comparison;

import io.votestream.audit.fold.Findings;
import io.votestream.audit.fold.Recount;
import java.util.List;
import java.util.stream.Stream;

/**
 * @param polls every poll of the log as the fold left it
 * @param log what is to be said about the log itself
 */
public record AuditResult(List<Recount> polls, Findings log, List<ViewResult> views) {

  public Stream<Difference> differences() {
    return views.stream().flatMap(view -> view.differences().stream());
  }

  /** Whether all views say what the log says, and the log is sound. */
  public boolean equal() {
    return log.faultless() && differences().findAny().isEmpty();
  }
}
