package io.votestream.ingest.domain.vote;

import org.jspecify.annotations.Nullable;

/**
 * A vote that stands in the log.
 *
 * @param voterToken to be handed to a voter who had none; null otherwise
 * @param resultsPass to be handed to whoever may see results for having voted; null otherwise
 */
public record AcceptedVote(
    String receipt, @Nullable String voterToken, @Nullable String resultsPass) {}
