package io.votestream.ingest.domain;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where a deployment may be made to call. What a name stands for can change, so whoever delivers
 * looks again; refusing here only tells the owner early.
 */
public final class CallbackAddress {

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
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (isPrivate(address)) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The special-purpose blocks of RFC 6890 that are not global. */
  static boolean isPrivate(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (address instanceof Inet6Address) {
      return !isGlobal6(first, second, bytes);
    }
    return first == 0
        || first >= 240
        || (first == 100 && (second & 0xc0) == 64)
        || (first == 192 && second == 0)
        || (first == 198 && (second & 0xfe) == 18);
  }

  /** 2000::/3 without those that carry an IPv4 address (6to4, Teredo) or are for documents. */
  private static boolean isGlobal6(int first, int second, byte[] bytes) {
    int third = bytes[2] & 0xff;
    int fourth = bytes[3] & 0xff;
    boolean sixToFour = first == 0x20 && second == 0x02;
    boolean special = first == 0x20 && second == 0x01 && (third & 0xfe) == 0;
    boolean documents = first == 0x20 && second == 0x01 && third == 0x0d && fourth == 0xb8;
    return (first & 0xe0) == 0x20 && !sixToFour && !special && !documents;
  }
}
