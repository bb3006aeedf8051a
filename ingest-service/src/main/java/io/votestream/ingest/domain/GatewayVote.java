package io.votestream.ingest.domain;

/**
 * A vote that a gateway passes on.
 *
 * @param voter whoever the gateway knows: with it the same voter has one ballot, whatever the
 *     poll's protection
 */
public record GatewayVote(String pollId, String voter, Ballot ballot) {}
