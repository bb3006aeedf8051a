package io.votestream.ingest.domain.limit;

/**
 * @param limit requests per minute that were allowed for
 * @param remaining requests that the client has left now
 * @param seconds until a refused client may try again, else until the present window ends
 */
public record RateDecision(boolean allowed, int limit, int remaining, int seconds) {}
