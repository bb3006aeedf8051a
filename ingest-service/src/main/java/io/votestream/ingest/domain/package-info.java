/**
 * The rules of creating, voting and closing, in plain Java: what Kafka, Redis and HTTP do for them
 * is named by the ports {@code VoteLog}, {@code PollLog}, {@code Freshness} and {@code
 * RateLimiter}.
 */
package io.votestream.ingest.domain;
