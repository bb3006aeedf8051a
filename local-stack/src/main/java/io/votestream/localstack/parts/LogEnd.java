package io.votestream.localstack.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The end of a log, however long the log is. */
final class LogEnd {

  private static final int BYTES = 4096;

  private LogEnd() {}

  /** The last line that is neither empty nor part of a stack trace. */
  static String lastLine(Path log) throws IOException {
    ByteBuffer end = ByteBuffer.allocate(BYTES);
    try (FileChannel file = FileChannel.open(log)) {
      file.read(end, Math.max(0, file.size() - BYTES));
    }
    return new String(end.array(), 0, end.position(), UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
        .reduce("", (earlier, later) -> later)
        .replace('\t', ' ');
  }
}
