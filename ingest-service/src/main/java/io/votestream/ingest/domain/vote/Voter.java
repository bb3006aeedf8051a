package io.votestream.ingest.domain.vote;

import org.jspecify.annotations.Nullable;

/**
 * What a request tells of who votes.
 *
 * @param address the client's address, IPv6 as its /64
 * @param idempotencyKey as the client sent it
 * @param id of a voter cookie or token whose signature was checked
 * @param code as the voter typed it
 */
public record Voter(
    String address, @Nullable String idempotencyKey, @Nullable VoterId id, @Nullable String code) {}
