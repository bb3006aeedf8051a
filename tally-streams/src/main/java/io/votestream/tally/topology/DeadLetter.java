package io.votestream.tally.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.tally.domain.UnreadableRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A record of the vote log that cannot be read, as it was, with headers that say where it stands
 * and why it cannot be read.
 *
 * <p>Made by the processor rather than by the handlers of KIP-1034: those see any failure, a bug in
 * the fold too, and would step over votes because of it; they cannot see that a well-formed message
 * is no known event; and their record is not part of the topology, so no test of it would show one.
 * As a record of a sink it belongs to the same transaction as the offset that passes it: one letter
 * for each bad record, whatever crashes.
 */
final class DeadLetter {

  private DeadLetter() {}

  static Record<byte[], byte[]> of(
      Record<byte[], byte[]> record, RecordMetadata place, UnreadableRecord reason) {
    Headers headers = new RecordHeaders(record.headers());
    add(headers, "partition", String.valueOf(place.partition()));
    add(headers, "offset", String.valueOf(place.offset()));
    add(headers, "reason", String.valueOf(reason.getMessage()));
    return record.withHeaders(headers);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add("votestream-" + name, value.getBytes(UTF_8));
  }
}
