package io.votestream.tally.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.schemas.DeadLetterDigest;
import io.votestream.tally.domain.UnreadableRecord;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record of the vote log that cannot be read, as it was, with headers that say where it stands
 * and why it cannot be read; of one that is too large its beginning, and its digest.
 *
 * <p>Made by the processor rather than by the handlers of KIP-1034: those see any failure, a bug in
 * the fold too, and would step over votes because of it; they cannot see that a well-formed message
 * is no known event; and their record is not part of the topology, so no test of it would show one.
 * As a record of a sink it belongs to the same transaction as the offset that passes it: one letter
 * for each bad record, whatever crashes.
 */
final class DeadLetter {

  /**
   * What the broker takes in any case. The record itself may be larger in the log, where a
   * compressed one is measured as it is compressed; a letter that is refused would stop the count.
   */
  private static final int MOST_BYTES = 512 << 10;

  private static final int BEGINNING_BYTES = 64 << 10;

  private DeadLetter() {}

  static Record<byte[], byte[]> of(
      Record<byte[], byte[]> record, RecordMetadata place, UnreadableRecord reason) {
    boolean fits = size(record) <= MOST_BYTES;
    Headers headers = fits ? new RecordHeaders(record.headers()) : new RecordHeaders();
    add(headers, "votestream-partition", String.valueOf(place.partition()));
    add(headers, "votestream-offset", String.valueOf(place.offset()));
    add(headers, "votestream-reason", String.valueOf(reason.getMessage()));
    if (fits) {
      return record.withHeaders(headers);
    }
    add(headers, DeadLetterDigest.HEADER, DeadLetterDigest.of(record.key(), record.value()));
    return new Record<>(
        beginning(record.key()), beginning(record.value()), record.timestamp(), headers);
  }

  private static long size(Record<byte[], byte[]> record) {
    long size = length(record.key()) + length(record.value());
    for (Header header : record.headers()) {
      size += header.key().length() + length(header.value());
    }
    return size;
  }

  private static long length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static byte @Nullable [] beginning(byte @Nullable [] bytes) {
    return bytes == null || bytes.length <= BEGINNING_BYTES
        ? bytes
        : Arrays.copyOf(bytes, BEGINNING_BYTES);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
