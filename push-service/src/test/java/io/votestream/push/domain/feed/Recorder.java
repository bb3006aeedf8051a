package io.votestream.push.domain.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A connection that remembers what was written, and stops taking bytes when told to. */
final class Recorder implements Connection {

  final List<String> written = new ArrayList<>();
  boolean takesAll = true;
  boolean broken;
  boolean closed;
  private final ReentrantLock lock = new ReentrantLock();

  @Override
  public Lock lock() {
    return lock;
  }

  @Override
  public boolean write(byte[] bytes) throws IOException {
    if (broken) {
      throw new IOException("broken pipe");
    }
    written.add(new String(bytes, UTF_8));
    return takesAll;
  }

  @Override
  public void close() {
    closed = true;
  }
}
