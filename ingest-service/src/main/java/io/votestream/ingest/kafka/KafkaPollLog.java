package io.votestream.ingest.kafka;

import io.votestream.ingest.domain.poll.PollLog;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import java.time.Duration;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The compacted topic of polls. */
public final class KafkaPollLog implements PollLog {

  private static final Logger log = LoggerFactory.getLogger(KafkaPollLog.class);

  private final AcknowledgingProducer producer;

  public KafkaPollLog(AcknowledgingProducer producer) {
    this.producer = producer;
  }

  @Override
  public void write(Poll poll, Duration within) {
    String topic = Topics.POLLS.name();
    byte[] key = Topics.POLLS.keySerde().serializer().serialize(topic, poll.getId());
    byte[] value = Topics.POLLS.valueSerde().serializer().serialize(topic, poll);
    Acknowledgement.await(producer.send(new ProducerRecord<>(topic, key, value)), within);
    log.info(
        "poll={} version={} is {}",
        poll.getId(),
        poll.getVersion(),
        poll.getStatus().name().replace("POLL_STATUS_", "").toLowerCase(Locale.ROOT));
  }
}
