package io.votestream.push.domain.feed;

import java.io.IOException;
import java.util.concurrent.locks.Lock;

/** The way to one viewer. Nothing here waits for the viewer. */
public interface Connection {

  /** Guards the connection and its viewer; held already where the connection reports something. */
  Lock lock();

  /**
   * Hands bytes over whole. After false the next call must wait for {@link Viewer#writable()}.
   *
   * @return whether all of them are on their way already
   * @throws IOException if the connection is broken
   */
  boolean write(byte[] bytes) throws IOException;

  /** Ends it at once; bytes that are on their way still arrive. Any number of times. */
  void close();
}
