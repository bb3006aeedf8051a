package io.votestream.audit.comparison;

import io.votestream.audit.fold.Snapshot;
import java.util.List;
import java.util.Map;

/**
 * @param polls polls of the log that were looked up in the view
 * @param equal those in which nothing differs
 * @param withheld those that the view rightly does not show
 * @param published what the view said last, by poll
 */
public record ViewResult(
    String view,
    int polls,
    int equal,
    int withheld,
    List<Difference> differences,
    Map<String, Snapshot> published) {}
