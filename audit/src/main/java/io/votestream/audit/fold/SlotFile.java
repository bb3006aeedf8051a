package io.votestream.audit.fold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where the ballots of closed polls wait for a re-opening, so that memory is bounded by the ballots
 * of open polls. One temporary file, written only at its end; it vanishes with the process.
 */
public final class SlotFile implements AutoCloseable {

  private static final int ENTRY_BYTES = 3 * Long.BYTES;
  private static final int BUFFERED = 2048;

  private @Nullable FileChannel file;
  private @Nullable Path path;
  private long end;

  /** Writes a table down and returns where. */
  long park(SlotTable table) {
    try {
      FileChannel channel = open();
      long start = end;
      ByteBuffer buffer = ByteBuffer.allocate(BUFFERED * ENTRY_BYTES);
      for (int entry = 0; entry < table.size(); entry++) {
        buffer.putLong(table.high(entry)).putLong(table.low(entry));
        buffer.putLong(table.offset(entry) << 24 | table.ballot(entry));
        if (!buffer.hasRemaining() || entry == table.size() - 1) {
          buffer.flip();
          while (buffer.hasRemaining()) {
            end += channel.write(buffer, end);
          }
          buffer.clear();
        }
      }
      return start;
    } catch (IOException e) {
      throw new UncheckedIOException("ballots of a closed poll could not be set aside", e);
    }
  }

  /** The table of so many entries that was written down there. */
  SlotTable restore(long start, int size) {
    try {
      FileChannel channel = open();
      SlotTable table = new SlotTable();
      ByteBuffer buffer = ByteBuffer.allocate(BUFFERED * ENTRY_BYTES);
      long at = start;
      while (table.size() < size) {
        buffer.clear().limit(Math.min(BUFFERED, size - table.size()) * ENTRY_BYTES);
        while (buffer.hasRemaining()) {
          at += channel.read(buffer, at);
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
          long high = buffer.getLong();
          long low = buffer.getLong();
          long packed = buffer.getLong();
          table.add(high, low, packed >>> 24, (int) packed & SlotTable.MAX_BALLOT);
        }
      }
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException("ballots of a closed poll could not be read back", e);
    }
  }

  private FileChannel open() throws IOException {
    if (file == null) {
      path = Files.createTempFile("votestream-audit-", ".slots");
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    return file;
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("temporary file " + path, e);
    }
  }
}
