package io.votestream.query.domain.statistics;

import io.votestream.query.domain.poll.Census;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures over all polls, as far as anyone may see them.
 *
 * @param totals null while no view has answered yet
 * @param ballotsByTheme ballots that count, by the slug of the theme
 * @param votesPerSecond of polls that are never hidden; null while unknown
 * @param stale the durable view failed, the totals are those of before
 */
public record Statistics(
    Census census,
    @Nullable Totals totals,
    Map<String, Long> ballotsByTheme,
    @Nullable Double votesPerSecond,
    boolean stale) {}
