package io.votestream.audit.fold;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
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

  private static final int BUFFER_BYTES = 1 << 16;

  private @Nullable FileChannel file;
  private @Nullable Path path;

  /** Of a poll in a partition: who has voted, and what the numbers of their ballots mean. */
  record Ballots(SlotTable slots, BallotNumbers numbers) {}

  /** Writes ballots down and returns where. */
  long park(Ballots ballots) {
    try {
      FileChannel channel = open();
      long start = channel.size();
      channel.position(start);
      DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES));
      SlotTable slots = ballots.slots();
      out.writeInt(slots.size());
      for (int entry = 0; entry < slots.size(); entry++) {
        out.writeLong(slots.high(entry));
        out.writeLong(slots.low(entry));
        out.writeLong(slots.offset(entry) << 24 | slots.ballot(entry));
      }
      ballots.numbers().write(out);
      out.flush();
      return start;
    } catch (IOException e) {
      throw new UncheckedIOException("ballots of a closed poll could not be set aside", e);
    }
  }

  /** The ballots that were written down there. */
  Ballots restore(long start) {
    try {
      FileChannel channel = open();
      channel.position(start);
      DataInputStream in =
          new DataInputStream(
              new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES));
      SlotTable slots = new SlotTable();
      for (int left = in.readInt(); left > 0; left--) {
        long high = in.readLong();
        long low = in.readLong();
        long packed = in.readLong();
        slots.add(high, low, packed >>> 24, (int) packed & SlotTable.MAX_BALLOT);
      }
      return new Ballots(slots, BallotNumbers.read(in));
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
