package io.votestream.ingest.http;

import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream into lines, in one buffer that is never larger than a few lines. */
final class NdjsonLines {

  static final int MAX_LINE = 16 * 1024;

  private static final int BUFFER = 64 * 1024;

  private final byte[] buffer = new byte[BUFFER];
  private final InputStream in;
  private int start;
  private int end;
  private int length;
  private boolean tooLong;

  NdjsonLines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end of the stream. The last one may lack its line feed. */
  boolean next() throws IOException {
    start += length;
    length = 0;
    tooLong = false;
    int scanned = start;
    while (true) {
      for (; scanned < end; scanned++) {
        if (buffer[scanned] == '\n') {
          length = scanned + 1 - start;
          tooLong |= length > MAX_LINE;
          return true;
        }
      }
      if (scanned - start > MAX_LINE) {
        // Its rest is read and thrown away.
        tooLong = true;
        start = 0;
        end = 0;
        scanned = 0;
      }
      if (end == buffer.length) {
        scanned -= start;
        makeRoom();
      }
      if (!fill()) {
        length = end - start;
        return length > 0 || tooLong;
      }
    }
  }

  private void makeRoom() {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer, end, buffer.length - end);
    if (read < 0) {
      return false;
    }
    end += read;
    return true;
  }

  boolean isTooLong() {
    return tooLong;
  }

  boolean isBlank() {
    for (int i = start; i < start + length; i++) {
      if (buffer[i] > ' ' || buffer[i] < 0) {
        return false;
      }
    }
    return !tooLong;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  /** With its line feed. */
  int length() {
    return length;
  }
}
