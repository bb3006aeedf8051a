package io.votestream.ingest.domain.limit;

/**
 * How much may be written from one address, behind which there may be one person, a hall, or a
 * script that makes up people. Who proves to be somebody has requests of their own; all else shares
 * what the address has; and nothing is proved so well that the address goes beyond its ceiling.
 */
public final class WriteLimits {

  private final RateLimiter addresses;
  private final RateLimiter clients;
  private final int perAddress;
  private final int perClient;
  private final int ceiling;

  /**
   * @param addresses counts addresses, over all instances
   * @param clients counts those who proved to be one
   * @param perAddress requests a minute without a proof
   * @param perClient requests a minute with one
   * @param ceiling requests a minute of an address whatever they prove; not below {@code
   *     perAddress}
   */
  public WriteLimits(
      RateLimiter addresses, RateLimiter clients, int perAddress, int perClient, int ceiling) {
    this.addresses = addresses;
    this.clients = clients;
    this.perAddress = perAddress;
    this.perClient = perClient;
    this.ceiling = Math.max(perAddress, ceiling);
  }

  /** Of what an address may send without a proof. */
  public RateDecision unproven(String address) {
    return addresses.decide(address, perAddress);
  }

  /**
   * Of a client's own requests.
   *
   * @param proof different for each client
   */
  public RateDecision proven(String proof) {
    return clients.decide(proof, perClient);
  }

  /** Of all that an address may send. */
  public RateDecision all(String address) {
    return addresses.decide("all/" + address, ceiling);
  }
}
