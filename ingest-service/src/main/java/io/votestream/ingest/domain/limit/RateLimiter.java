package io.votestream.ingest.domain.limit;

/** Limits what one address may ask for per minute; decides at once, without asking anyone. */
public interface RateLimiter {

  RateDecision decide(String address);

  /** Requests per minute. */
  int limit();
}
