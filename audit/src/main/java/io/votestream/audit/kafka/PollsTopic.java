package io.votestream.audit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.comparison.Visibility;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.ResultsVisibility;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The definitions of polls: their words and who may see their results. Nothing is counted by them.
 */
public final class PollsTopic implements Visibility, AutoCloseable {

  private final TopicTail tail;
  private final Map<String, Poll> polls = new HashMap<>();

  public PollsTopic(String bootstrapServers) {
    this.tail = new TopicTail(bootstrapServers, Topics.POLLS.name());
  }

  /** The newest version of each. */
  public Map<String, Poll> polls() throws ViewUnavailableException {
    tail.read(this::take);
    return Map.copyOf(polls);
  }

  /** A poll that is not in the topic was never published: its opening did not get through. */
  @Override
  public boolean isPublic(String pollId) throws ViewUnavailableException {
    Poll poll = polls().get(pollId);
    return poll != null && poll.getResults() == ResultsVisibility.RESULTS_ALWAYS;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      polls.remove(new String(record.key(), UTF_8));
      return;
    }
    try {
      Poll poll = Poll.parseFrom(record.value());
      polls.merge(
          poll.getId(), poll, (old, now) -> now.getVersion() >= old.getVersion() ? now : old);
    } catch (InvalidProtocolBufferException e) {
      throw new LogUnavailableException("polls offset " + record.offset() + " is no poll", e);
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
