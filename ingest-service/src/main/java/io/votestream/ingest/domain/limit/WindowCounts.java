package io.votestream.ingest.domain.limit;

/**
 * Requests in a fixed window and in the one before it.
 *
 * @param start of the present window, milliseconds since the epoch
 */
public record WindowCounts(long start, int current, int previous) {}
