package io.votestream.ingest.domain.gateway;

import io.votestream.ingest.domain.vote.Ballot;

/**
 * A vote that a gateway passes on.
 *
 * @param voter whoever the gateway knows: with it the same voter has one ballot, whatever the
 *     poll's protection
 */
public record GatewayVote(String pollId, String voter, Ballot ballot) {}
