package io.votestream.push.domain.transport;

/** Reads what one viewer sends; called with the connection's lock held. */
@FunctionalInterface
public interface Inbound {

  /** Takes the first {@code length} bytes; the array is the caller's again afterwards. */
  void received(byte[] bytes, int length);
}
