package io.votestream.ingest.domain.limit;

/** Counts what clients ask for; decides at once, without asking anyone. */
public interface RateLimiter {

  /**
   * Decides on one more request of a client.
   *
   * @param client whatever is counted as one; always with the same limit
   * @param perMinute requests
   */
  RateDecision decide(String client, int perMinute);
}
