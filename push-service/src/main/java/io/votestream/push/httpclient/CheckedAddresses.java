package io.votestream.push.httpclient;

import io.votestream.schemas.PublicAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name only to addresses that may be called. The client connects to just what is
 * returned here, so a name that resolves differently the next moment gains nothing.
 */
final class CheckedAddresses implements DnsResolver {

  /** A name or address leads to where no call may go. */
  static final class NotAllowed extends UnknownHostException {

    private NotAllowed(String host) {
      super(host);
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = InetAddress.getAllByName(host);
    if (!Arrays.stream(addresses).allMatch(PublicAddresses::contain)) {
      throw new NotAllowed(host);
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
