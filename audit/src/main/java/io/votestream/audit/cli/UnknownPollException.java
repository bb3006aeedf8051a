package io.votestream.audit.cli;

import io.votestream.audit.report.PollReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one poll that was asked for has no event in the log. */
final class UnknownPollException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private UnknownPollException(String poll) {
    super("the log has no event of poll " + poll);
  }

  /**
   * @param onlyPoll null for all
   * @param counted as the log has them
   */
  static void throwUnlessKnown(@Nullable String onlyPoll, List<PollReport> counted) {
    if (onlyPoll != null && counted.stream().allMatch(poll -> poll.version() == 0)) {
      throw new UnknownPollException(onlyPoll);
    }
  }
}
