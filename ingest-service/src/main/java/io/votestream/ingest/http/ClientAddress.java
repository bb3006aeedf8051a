package io.votestream.ingest.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Whom an address stands for. An IPv6 subscriber is given at least a /64, so that all of it is one
 * client. The address is Tomcat's: the peer's, or what a trusted proxy said.
 */
final class ClientAddress {

  private static final int PREFIX_BYTES = 8;

  private ClientAddress() {}

  /** The address itself, or {@code 2001:db8:0:1:0:0:0:0/64}. */
  static String of(String remoteAddress) {
    if (remoteAddress.indexOf(':') < 0) {
      return remoteAddress;
    }
    try {
      InetAddress address = InetAddress.ofLiteral(remoteAddress);
      if (!(address instanceof Inet6Address)) {
        return address.getHostAddress();
      }
      byte[] prefix = Arrays.copyOf(address.getAddress(), PREFIX_BYTES);
      byte[] network = Arrays.copyOf(prefix, address.getAddress().length);
      return InetAddress.getByAddress(network).getHostAddress() + "/64";
    } catch (IllegalArgumentException | UnknownHostException e) {
      return remoteAddress;
    }
  }
}
