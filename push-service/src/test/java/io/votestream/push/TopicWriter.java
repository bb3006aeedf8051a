package io.votestream.push;

import io.votestream.schemas.Topic;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.Tally;
import io.votestream.schemas.v1.Webhooks;
import io.votestream.testparts.RealKafka;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what ingest-service and tally-streams would write. */
final class TopicWriter implements AutoCloseable {

  private final KafkaProducer<String, Poll> polls = producer(Topics.POLLS);
  private final KafkaProducer<String, Tally> tallies = producer(Topics.TALLIES);
  private final KafkaProducer<String, Webhooks> webhooks = producer(Topics.WEBHOOKS);

  static void createTopics() throws InterruptedException {
    try (Admin admin = Admin.create(settings())) {
      new TopicSetup(admin, 1)
          .createOrCheck(List.of(Topics.POLLS, Topics.TALLIES, Topics.WEBHOOKS));
    }
  }

  /** An open poll that no test has used before. */
  String newPoll(int options) throws ExecutionException, InterruptedException {
    String id = UUID.randomUUID().toString();
    poll(id, options, 3, PollStatus.POLL_STATUS_OPEN);
    return id;
  }

  void poll(String id, int options, int version, PollStatus status)
      throws ExecutionException, InterruptedException {
    poll(
        Poll.newBuilder()
            .setId(id)
            .setVersion(version)
            .setStatus(status)
            .setCreatedAt(System.currentTimeMillis())
            .setRules(PollRules.newBuilder().setOptions(options))
            .build());
  }

  void poll(Poll poll) throws ExecutionException, InterruptedException {
    polls.send(new ProducerRecord<>(Topics.POLLS.name(), poll.getId(), poll)).get();
  }

  void webhooks(Webhooks subscriptions) throws ExecutionException, InterruptedException {
    webhooks
        .send(
            new ProducerRecord<>(Topics.WEBHOOKS.name(), subscriptions.getPollId(), subscriptions))
        .get();
  }

  /** Sends without waiting: {@code version} ballots, all for the first option. */
  void tally(String id, long version) {
    tally(id, List.of(version, 0L), version);
  }

  void tally(String id, List<Long> counts, long version) {
    tally(
        Tally.newBuilder()
            .setPollId(id)
            .setVersion(version)
            .setBallots(version)
            .addAllCounts(counts)
            .setAsOf(System.currentTimeMillis())
            .build());
  }

  void tally(Tally tally) {
    tallies.send(new ProducerRecord<>(Topics.TALLIES.name(), tally.getPollId(), tally));
  }

  private static <V> KafkaProducer<String, V> producer(Topic<String, V> topic) {
    return new KafkaProducer<>(
        settings(), topic.keySerde().serializer(), topic.valueSerde().serializer());
  }

  private static Map<String, Object> settings() {
    return Map.of("bootstrap.servers", RealKafka.bootstrapServers());
  }

  @Override
  public void close() {
    polls.close();
    tallies.close();
    webhooks.close();
  }
}
