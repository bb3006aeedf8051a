package io.votestream.audit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.comparison.Visibility;
import io.votestream.schemas.Rounds;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The definitions of polls: their words and who may see their results. Nothing is counted by them.
 */
public final class PollsTopic implements Visibility, AutoCloseable {

  private static final Pattern ROUND = Pattern.compile("[^~]*(~\\d{1,9})?");

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

  /**
   * A poll that is not in the topic was never published: its opening did not get through.
   *
   * @param logId of the round in question
   */
  @Override
  public boolean isPublic(String logId) throws ViewUnavailableException {
    Poll poll = polls().get(Rounds.pollId(logId));
    if (poll == null || !ROUND.matcher(logId).matches()) {
      return false;
    }
    boolean over =
        Rounds.number(logId) < poll.getRound() || poll.getStatus() == PollStatus.POLL_STATUS_CLOSED;
    return switch (poll.getResults()) {
      case RESULTS_ALWAYS -> true;
      case RESULTS_AFTER_VOTE, RESULTS_AFTER_CLOSE -> over;
      case RESULTS_OWNER, UNRECOGNIZED -> false;
    };
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
