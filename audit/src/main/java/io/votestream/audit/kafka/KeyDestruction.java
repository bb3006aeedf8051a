package io.votestream.audit.kafka;

import com.google.protobuf.ByteString;
import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.schemas.KafkaClient;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Destroys the key that links the slots of a poll to identities. */
public final class KeyDestruction {

  /**
   * Above every version that a poll reaches in its life: whatever is written late cannot bring the
   * key back, and every running ingest-service writes this state again if it is overwritten. Odd,
   * as every state is that nobody has to finish.
   */
  static final int LAST_VERSION = Integer.MAX_VALUE;

  /**
   * An instance acts on no state that it has not seen confirmed for two seconds, and what it writes
   * then is there within 1.8 more, or said not to be; a forgotten poll it does not open.
   */
  private static final Duration SEEN_BY_ALL = Duration.ofSeconds(5);

  private static final int DELIVERY_MS = 20_000;

  private final String bootstrapServers;

  public KeyDestruction(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Writes the poll without its key: first in the version that it has, so that whoever is opening
   * it again at this moment wins, and when that cannot be any more in the last one. Done before, it
   * changes nothing.
   *
   * @throws IllegalArgumentException if there is no such poll, it is not closed, or it was opened
   *     again meanwhile; it has its key then
   */
  public void destroy(String pollId) throws ViewUnavailableException, InterruptedException {
    try (PollsTopic polls = new PollsTopic(bootstrapServers)) {
      Poll closed = requireClosed(pollId, polls.polls().get(pollId));
      Poll keyless = closed.toBuilder().setBallotSecret(ByteString.EMPTY).build();
      write(keyless);
      if (closed.getVersion() < LAST_VERSION) {
        Thread.sleep(SEEN_BY_ALL);
        if (!keyless.equals(polls.polls().get(pollId))) {
          throw new IllegalArgumentException(
              "poll %s was just opened again, its key is still there".formatted(pollId));
        }
        write(keyless.toBuilder().setVersion(LAST_VERSION).build());
      }
      Poll newest = polls.polls().get(pollId);
      if (newest == null || !newest.getBallotSecret().isEmpty()) {
        throw new IllegalStateException("the poll's key is still in the topic");
      }
    }
  }

  private static Poll requireClosed(String pollId, @Nullable Poll poll) {
    if (poll == null) {
      throw new IllegalArgumentException("there is no poll " + pollId);
    }
    boolean opening = poll.getVersion() % 2 == 0;
    if (poll.getStatus() != PollStatus.POLL_STATUS_CLOSED || opening) {
      throw new IllegalArgumentException(
          "poll %s is not closed; its voters could not be told apart any more".formatted(pollId));
    }
    return poll;
  }

  private void write(Poll poll) throws InterruptedException {
    String topic = Topics.POLLS.name();
    Map<String, Object> settings =
        KafkaClient.settings(
            bootstrapServers,
            Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                DELIVERY_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                DELIVERY_MS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                DELIVERY_MS));
    try (KafkaProducer<String, Poll> producer =
        new KafkaProducer<>(
            settings,
            Topics.POLLS.keySerde().serializer(),
            Topics.POLLS.valueSerde().serializer())) {
      producer.send(new ProducerRecord<>(topic, poll.getId(), poll)).get();
    } catch (ExecutionException e) {
      throw new LogUnavailableException("the poll could not be written", e);
    }
  }
}
