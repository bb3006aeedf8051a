package io.votestream.ingest.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is to be answered until the request is read to its end: a few kilobytes in memory,
 * more in a file that nobody else can read. The answer cannot begin before: nginx passes no more of
 * a request on once its answer has begun, and most clients do not read before they have sent
 * everything, so that both sides would wait for each other.
 */
final class ResultSpool extends OutputStream {

  private static final int IN_MEMORY = 64 * 1024;

  private final byte[] memory = new byte[IN_MEMORY];
  private int inMemory;
  private @Nullable FileChannel file;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (inMemory == memory.length) {
        spill();
      }
      int part = Math.min(left, memory.length - inMemory);
      System.arraycopy(bytes, from, memory, inMemory, part);
      inMemory += part;
      from += part;
      left -= part;
    }
  }

  private void spill() throws IOException {
    FileChannel target = file;
    if (target == null) {
      Path path = Files.createTempFile("votestream-results-", ".ndjson");
      target =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = target;
    }
    Channels.newOutputStream(target).write(memory, 0, inMemory);
    inMemory = 0;
  }

  /** Writes all of it, in the order it came. */
  void copyTo(OutputStream out) throws IOException {
    FileChannel source = file;
    if (source != null) {
      byte[] rest = Arrays.copyOf(memory, inMemory);
      source.position(0);
      InputStream in = Channels.newInputStream(source);
      for (int read = in.read(memory); read >= 0; read = in.read(memory)) {
        out.write(memory, 0, read);
      }
      out.write(rest);
    } else {
      out.write(memory, 0, inMemory);
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
