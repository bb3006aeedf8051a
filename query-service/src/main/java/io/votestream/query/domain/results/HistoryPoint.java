package io.votestream.query.domain.results;

import java.util.List;

/**
 * A round's tally as it was at the end of ten seconds in which it changed.
 *
 * @param at beginning of the ten seconds, milliseconds since the epoch
 * @param version of the tally, as in {@link TallySnapshot}
 * @param counts as in {@link TallySnapshot}
 */
public record HistoryPoint(long at, long version, long ballots, List<Long> counts) {}
