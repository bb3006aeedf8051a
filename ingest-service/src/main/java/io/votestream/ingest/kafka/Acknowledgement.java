package io.votestream.ingest.kafka;

import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.schemas.Refusal;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Waits for the broker's answer to what was sent. */
final class Acknowledgement {

  private Acknowledgement() {}

  /**
   * @throws Refusal OUTCOME_UNKNOWN for every failure: a batch that the client gave up may have
   *     been written by the broker before
   */
  static RecordMetadata await(Future<RecordMetadata> sent, Duration within) {
    try {
      return sent.get(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusals.outcomeUnknown();
    } catch (ExecutionException | TimeoutException e) {
      throw Refusals.outcomeUnknown();
    }
  }
}
