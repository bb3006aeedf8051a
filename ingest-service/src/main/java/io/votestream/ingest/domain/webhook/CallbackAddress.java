package io.votestream.ingest.domain.webhook;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.PublicAddresses;
import io.votestream.schemas.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Where a deployment may be made to call. What a name stands for can change, so whoever delivers
 * looks again; refusing here only tells the owner early.
 */
public final class CallbackAddress {

  private static final int MAX_PORT = 65_535;
  private static final int MAX_LENGTH = 2_000;

  private final boolean privateAllowed;

  /**
   * @param privateAllowed whether to call into the deployment's own networks, and without TLS
   */
  public CallbackAddress(boolean privateAllowed) {
    this.privateAllowed = privateAllowed;
  }

  /**
   * @throws Refusal OUT_OF_RANGE, INVALID_VALUE, PRIVATE_ADDRESS
   */
  void requireAllowed(String url) {
    if (url.isEmpty() || url.length() > MAX_LENGTH) {
      throw new Refusal(
          ErrorCode.OUT_OF_RANGE, "url must have 1 to %,d characters.".formatted(MAX_LENGTH));
    }
    URI uri = parse(url);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new Refusal(ErrorCode.INVALID_VALUE, "url must be like https://example.org/path.");
    }
    if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
      throw new Refusal(ErrorCode.INVALID_VALUE, "url has no port from 1 to 65535.");
    }
    if (uri.getUserInfo() != null || uri.getFragment() != null) {
      throw new Refusal(ErrorCode.INVALID_VALUE, "url must have no user and no fragment.");
    }
    if (privateAllowed) {
      return;
    }
    if (scheme.equals("http")) {
      throw new Refusal(ErrorCode.INVALID_VALUE, "url must begin with https.");
    }
    if (isPrivate(host)) {
      throw new Refusal(ErrorCode.PRIVATE_ADDRESS, "url must not lead into a private network.");
    }
  }

  private static URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new Refusal(ErrorCode.INVALID_VALUE, "url is no URL.");
    }
  }

  /** A name that stands for nothing yet may stand for something when it is called. */
  private static boolean isPrivate(String host) {
    try {
      return !Arrays.stream(InetAddress.getAllByName(host)).allMatch(PublicAddresses::contain);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
