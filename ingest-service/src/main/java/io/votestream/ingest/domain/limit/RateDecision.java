package io.votestream.ingest.domain.limit;

/**
 * @param remaining requests that the address has left now
 * @param seconds until a refused address may try again, else until the present window ends
 */
public record RateDecision(boolean allowed, int remaining, int seconds) {}
