package io.votestream.localstack.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/** How other machines of the network call this one. */
public final class NetworkAddress {

  /** Of the documentation; the way there is the default route, and nothing is sent. */
  private static final InetSocketAddress ELSEWHERE =
      new InetSocketAddress(InetAddress.ofLiteral("198.51.100.1"), 9);

  private NetworkAddress() {}

  /** IPv4; empty where this machine is in no network. */
  public static Optional<String> find() {
    return towardsElsewhere().or(NetworkAddress::inPrivateNetwork).map(InetAddress::getHostAddress);
  }

  private static Optional<InetAddress> towardsElsewhere() {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(ELSEWHERE);
      InetAddress own = socket.getLocalAddress();
      return Optional.of(own).filter(NetworkAddress::isReachable);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** For a network without a way out. */
  private static Optional<InetAddress> inPrivateNetwork() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(NetworkAddress::isReachable)
          .filter(InetAddress::isSiteLocalAddress)
          .findFirst();
    } catch (SocketException e) {
      return Optional.empty();
    }
  }

  private static boolean isReachable(InetAddress address) {
    return address instanceof Inet4Address
        && !address.isLoopbackAddress()
        && !address.isAnyLocalAddress();
  }
}
