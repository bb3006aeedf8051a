package io.votestream.schemas;

import java.net.InetAddress;
import java.util.List;

/**
 * Addresses of the public internet, by the IANA special-purpose address registries (RFC 6890): a
 * receiver of webhooks must not make a service speak to what only that service can reach. Asked
 * when a receiver is registered, and again whenever it is called.
 */
public final class PublicAddresses {

  private static final List<Block> SPECIAL_V4 =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10),
          Block.of("127.0.0.0", 8),
          Block.of("169.254.0.0", 16),
          Block.of("172.16.0.0", 12),
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("192.168.0.0", 16),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 4),
          Block.of("240.0.0.0", 4));

  /** All that is assigned to the public; the rest has loopback, local, multicast and IPv4 in it. */
  private static final Block GLOBAL_V6 = Block.of("2000::", 3);

  /**
   * Protocol assignments such as Teredo, documentation, 6to4: Teredo and 6to4 carry IPv4 addresses
   * within.
   */
  private static final List<Block> SPECIAL_V6 =
      List.of(
          Block.of("2001::", 23),
          Block.of("2001:db8::", 32),
          Block.of("2002::", 16),
          Block.of("3fff::", 20));

  private PublicAddresses() {}

  public static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? SPECIAL_V4.stream().noneMatch(block -> block.contains(bytes))
        : GLOBAL_V6.contains(bytes)
            && SPECIAL_V6.stream().noneMatch(block -> block.contains(bytes));
  }

  private record Block(byte[] start, int bits) {

    static Block of(String start, int bits) {
      return new Block(InetAddress.ofLiteral(start).getAddress(), bits);
    }

    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if (((address[bit / 8] ^ start[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
