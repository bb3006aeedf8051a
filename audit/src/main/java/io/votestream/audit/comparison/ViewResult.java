package io.votestream.audit.comparison;

import java.util.List;

/**
 * @param polls polls of the log that were looked up in the view
 * @param equal those in which nothing differs
 * @param withheld those that the view rightly does not show
 */
public record ViewResult(
    String view, int polls, int equal, int withheld, List<Difference> differences) {}
