package io.votestream.ingest.http;

import io.votestream.ingest.domain.gateway.Gateway;
import io.votestream.ingest.domain.gateway.Gateways;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.HttpServletRequest;

/** Lets only gateways through, which are limited by their votes instead of their address. */
public final class GatewayAccess {

  static final String PATH = "/votes";

  private final Gateways gateways;

  public GatewayAccess(Gateways gateways) {
    this.gateways = gateways;
  }

  /**
   * @throws Refusal MISSING_KEY, WRONG_KEY
   */
  Gateway gateway(HttpServletRequest request) {
    String key = Bearer.of(request);
    if (key == null) {
      throw new Refusal(
          ErrorCode.MISSING_KEY, "Send the gateway's API key as Authorization: Bearer.");
    }
    Gateway gateway = gateways.byKey(key);
    if (gateway == null) {
      throw new Refusal(ErrorCode.WRONG_KEY, "This is no gateway's API key.");
    }
    return gateway;
  }

  /** Whether the limit per address is not for this request. */
  public boolean exempts(HttpServletRequest request) {
    if (!request.getRequestURI().equals(PATH)) {
      return false;
    }
    String key = Bearer.of(request);
    return key != null && gateways.byKey(key) != null;
  }
}
