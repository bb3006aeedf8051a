package io.votestream.push.domain.transport;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One state of a poll as some viewers see it, encoded once for each transport and shared by all of
 * them.
 *
 * @param sequence grows with every change of what is seen, within this instance
 * @param id names the state on every instance: version of the tally, then of the poll's definition;
 *     null where these must not be told
 * @param bytes as they go over the wire; never changed
 */
public record Frame(long sequence, @Nullable String id, Map<Transport, byte[]> bytes) {

  public byte[] bytes(Transport transport) {
    byte[] encoded = bytes.get(transport);
    if (encoded == null) {
      throw new IllegalArgumentException("no dialect for " + transport);
    }
    return encoded;
  }
}
