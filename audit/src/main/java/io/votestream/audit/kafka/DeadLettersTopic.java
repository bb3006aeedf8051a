package io.votestream.audit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.audit.comparison.DeadLetterSource;
import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.fold.DeadLetter;
import io.votestream.schemas.DeadLetterDigest;
import io.votestream.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The topic of records that the pipeline could not read. Each says in its headers where in the vote
 * log it stood.
 */
public final class DeadLettersTopic implements DeadLetterSource, AutoCloseable {

  private final TopicTail tail;
  private final List<DeadLetter> letters = new ArrayList<>();

  public DeadLettersTopic(String bootstrapServers) {
    this.tail = new TopicTail(bootstrapServers, Topics.DEAD_LETTERS.name());
  }

  @Override
  public List<DeadLetter> letters() throws ViewUnavailableException {
    tail.read(
        record ->
            letters.add(
                new DeadLetter(
                    (int) number(record, "votestream-partition"),
                    number(record, "votestream-offset"),
                    digest(record))));
    return List.copyOf(letters);
  }

  /** Of a record that did not fit into its letter, as the letter says; any other is here whole. */
  private static String digest(ConsumerRecord<byte[], byte[]> letter) {
    Header found = letter.headers().lastHeader(DeadLetterDigest.HEADER);
    return found == null
        ? DeadLetterDigest.of(letter.key(), letter.value())
        : new String(found.value(), UTF_8);
  }

  /** -1 where a record does not say. */
  private static long number(ConsumerRecord<byte[], byte[]> record, String header) {
    Header found = record.headers().lastHeader(header);
    try {
      return found == null ? -1 : Long.parseLong(new String(found.value(), UTF_8));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
