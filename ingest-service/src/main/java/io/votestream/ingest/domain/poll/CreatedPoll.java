package io.votestream.ingest.domain.poll;

import io.votestream.schemas.v1.Poll;

/**
 * @param adminToken known to nobody else; only its hash is stored
 */
public record CreatedPoll(Poll poll, String adminToken) {}
