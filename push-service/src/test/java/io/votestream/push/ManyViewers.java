package io.votestream.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.Arrays;

/**
 * Thousands of viewers in one thread. Each frame is one JSON object in braces, on either transport,
 * so it is enough to look for those.
 */
final class ManyViewers implements Runnable {

  /** Of every so many frames one is read closely, so that reading costs less than sending. */
  private static final int SAMPLE = 16;

  private static final int BUFFER = 64 * 1024;
  private static final byte[] AS_OF = "\"asOf\":\"".getBytes(US_ASCII);

  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private long[] latencies = new long[1 << 16];
  private int samples;
  private long frames;
  private int closed;

  ManyViewers(int port, String request, int viewers) throws IOException {
    for (int i = 0; i < viewers; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
    }
  }

  /** Forgets what was measured so far. */
  synchronized void reset() {
    frames = 0;
    samples = 0;
  }

  synchronized long frames() {
    return frames;
  }

  synchronized int closed() {
    return closed;
  }

  /** Milliseconds from the newest vote in a frame until the frame was read. */
  synchronized long latency(double percentile) {
    if (samples == 0) {
      return -1;
    }
    long[] sorted = Arrays.copyOf(latencies, samples);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(samples - 1, samples * percentile)];
  }

  @Override
  public void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::read);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void read(SelectionKey key) {
    try {
      buffer.clear();
      if (((SocketChannel) key.channel()).read(buffer) < 0) {
        key.cancel();
        closed++;
        return;
      }
    } catch (IOException e) {
      key.cancel();
      closed++;
      return;
    }
    for (int i = 0; i < buffer.position(); i++) {
      if (buffer.get(i) == '{' && ++frames % SAMPLE == 0) {
        sample(i);
      }
    }
  }

  private void sample(int begin) {
    for (int i = begin; i < buffer.position() - AS_OF.length; i++) {
      if (matches(i)) {
        int end = i + AS_OF.length;
        while (end < buffer.position() && buffer.get(end) != '"') {
          end++;
        }
        String time =
            new String(buffer.array(), i + AS_OF.length, end - i - AS_OF.length, US_ASCII);
        if (samples == latencies.length) {
          latencies = Arrays.copyOf(latencies, samples * 2);
        }
        latencies[samples++] = System.currentTimeMillis() - Instant.parse(time).toEpochMilli();
        return;
      }
    }
  }

  private boolean matches(int at) {
    for (int i = 0; i < AS_OF.length; i++) {
      if (buffer.get(at + i) != AS_OF[i]) {
        return false;
      }
    }
    return true;
  }
}
