package io.votestream.ingest.domain;

import org.jspecify.annotations.Nullable;

/**
 * A vote that stands in the log.
 *
 * @param voterToken to be handed to a voter who had none; null otherwise
 */
public record AcceptedVote(String receipt, @Nullable String voterToken) {}
