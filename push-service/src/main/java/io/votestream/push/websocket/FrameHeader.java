package io.votestream.push.websocket;

/** Collects the header of a client's frame byte by byte (RFC 6455 §5.2). */
final class FrameHeader {

  private static final int LENGTH_IN_TWO_BYTES = 126;
  private static final int LENGTH_IN_EIGHT_BYTES = 127;
  private static final int MASK_BYTES = 4;
  private static final int MAX_BYTES = 14;

  private final byte[] bytes = new byte[MAX_BYTES];
  private int size;

  /**
   * @return whether the header is complete
   */
  boolean take(byte next) {
    bytes[size++] = next;
    return size >= 2 && size == 2 + extendedLength() + (masked() ? MASK_BYTES : 0);
  }

  void clear() {
    size = 0;
  }

  /**
   * Whether a client may send it: masked, no reserved bits, a known kind; control frames short and
   * whole.
   */
  boolean isValid() {
    boolean reserved = (bytes[0] & 0x70) != 0;
    boolean known =
        switch (opcode()) {
          case Opcode.CONTINUATION, Opcode.TEXT, Opcode.BINARY -> true;
          case Opcode.CLOSE, Opcode.PING, Opcode.PONG -> fin() && extendedLength() == 0;
          default -> false;
        };
    return known && masked() && !reserved && payload() >= 0;
  }

  boolean fin() {
    return (bytes[0] & 0x80) != 0;
  }

  int opcode() {
    return bytes[0] & 0x0F;
  }

  long payload() {
    int extended = extendedLength();
    if (extended == 0) {
      return shortLength();
    }
    long length = 0;
    for (int i = 0; i < extended; i++) {
      length = length << 8 | bytes[2 + i] & 0xFF;
    }
    return length;
  }

  byte mask(int index) {
    return bytes[size - MASK_BYTES + index];
  }

  private boolean masked() {
    return (bytes[1] & 0x80) != 0;
  }

  private int shortLength() {
    return bytes[1] & 0x7F;
  }

  private int extendedLength() {
    return switch (shortLength()) {
      case LENGTH_IN_TWO_BYTES -> 2;
      case LENGTH_IN_EIGHT_BYTES -> 8;
      default -> 0;
    };
  }
}
