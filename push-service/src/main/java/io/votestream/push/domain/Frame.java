package io.votestream.push.domain;

import java.util.Map;

/**
 * One state of a poll, encoded once for each transport and shared by all viewers.
 *
 * @param sequence grows with every change of the poll's standing, within this instance
 * @param id names the state on every instance: version of the tally, then of the poll's definition
 * @param bytes as they go over the wire; never changed
 */
public record Frame(long sequence, String id, Standing standing, Map<Transport, byte[]> bytes) {

  byte[] bytes(Transport transport) {
    byte[] encoded = bytes.get(transport);
    if (encoded == null) {
      throw new IllegalArgumentException("no dialect for " + transport);
    }
    return encoded;
  }
}
