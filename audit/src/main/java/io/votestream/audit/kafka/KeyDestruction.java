package io.votestream.audit.kafka;

import com.google.protobuf.ByteString;
import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.schemas.KafkaClient;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Destroys the key that links the slots of a poll to identities. */
public final class KeyDestruction {

  /**
   * Above every version that a poll reaches in its life: whatever is written late cannot bring the
   * key back, and every running ingest-service writes this state again if it is overwritten. Odd,
   * as every state is that nobody has to finish.
   */
  static final int LAST_VERSION = Integer.MAX_VALUE;

  private static final int DELIVERY_MS = 20_000;

  private final String bootstrapServers;

  public KeyDestruction(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Writes the poll without its key, and looks whether that is now its newest state. Done before,
   * it changes nothing.
   *
   * @throws IllegalArgumentException if there is no such poll, or it is not closed
   */
  public void destroy(String pollId) throws ViewUnavailableException, InterruptedException {
    try (PollsTopic polls = new PollsTopic(bootstrapServers)) {
      Poll poll = polls.polls().get(pollId);
      if (poll == null) {
        throw new IllegalArgumentException("there is no poll " + pollId);
      }
      boolean opening = poll.getVersion() % 2 == 0;
      if (poll.getStatus() != PollStatus.POLL_STATUS_CLOSED || opening) {
        throw new IllegalArgumentException(
            "poll %s is not closed; its voters could not be told apart any more".formatted(pollId));
      }
      write(poll.toBuilder().setBallotSecret(ByteString.EMPTY).setVersion(LAST_VERSION).build());
      Poll newest = polls.polls().get(pollId);
      if (newest == null || !newest.getBallotSecret().isEmpty()) {
        throw new IllegalStateException("the poll's key is still in the topic");
      }
    }
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
