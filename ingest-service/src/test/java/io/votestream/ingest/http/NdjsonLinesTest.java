package io.votestream.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NdjsonLinesTest {

  @Property(tries = 200)
  void linesAreWhatStandsBetweenLineFeedsHoweverTheyArrive(
      @ForAll @Size(max = 40) List<@IntRange(max = 40_000) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 70_000) int chunk,
      @ForAll boolean feedAtTheEnd)
      throws IOException {
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < lengths.size(); i++) {
      String line = String.valueOf((char) ('a' + i % 26)).repeat(lengths.get(i));
      boolean last = i == lengths.size() - 1;
      text.append(line).append(last && !feedAtTheEnd ? "" : "\n");
      if (!last || feedAtTheEnd || !line.isEmpty()) {
        int length = line.length() + (last && !feedAtTheEnd ? 0 : 1);
        expected.add(length > NdjsonLines.MAX_LINE ? "too long" : line);
      }
    }
    assertThat(read(text.toString(), chunk)).isEqualTo(expected);
  }

  @Test
  void blankLinesAreNone() throws IOException {
    NdjsonLines lines = new NdjsonLines(new ByteArrayInputStream(" \r\n\t\nx\n".getBytes(UTF_8)));
    assertThat(lines.next()).isTrue();
    assertThat(lines.isBlank()).isTrue();
    assertThat(lines.next()).isTrue();
    assertThat(lines.isBlank()).isTrue();
    assertThat(lines.next()).isTrue();
    assertThat(lines.isBlank()).isFalse();
    assertThat(lines.next()).isFalse();
  }

  private static List<String> read(String text, int chunk) throws IOException {
    NdjsonLines lines = new NdjsonLines(new Chunks(text.getBytes(UTF_8), chunk));
    List<String> read = new ArrayList<>();
    while (lines.next()) {
      read.add(
          lines.isTooLong()
              ? "too long"
              : new String(lines.buffer(), lines.start(), lines.length(), UTF_8).replace("\n", ""));
    }
    return read;
  }

  /** Gives at most so many bytes at a time, as a socket does. */
  private static final class Chunks extends InputStream {

    private final ByteArrayInputStream bytes;
    private final int chunk;

    Chunks(byte[] bytes, int chunk) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.chunk = chunk;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, Math.min(length, chunk));
    }
  }
}
