package io.votestream.query.domain.results;

import java.util.List;

/**
 * How many ballots have one ranking.
 *
 * @param options indexes in order of preference, each at most once, at least one
 */
public record Ranking(List<Integer> options, long ballots) {}
