package io.votestream.push.wiring;

import io.votestream.lifecycle.StartStep;
import io.votestream.push.kafka.DeliveryJournal;
import io.votestream.push.kafka.DeliveryTurn;
import org.springframework.context.SmartLifecycle;

/** Calls begin when polls, tallies and subscriptions are known, and end before these stop. */
final class WebhookLifecycle implements SmartLifecycle {

  private final DeliveryTurn turn;
  private final DeliveryJournal journal;
  private volatile boolean running;

  WebhookLifecycle(DeliveryTurn turn, DeliveryJournal journal) {
    this.turn = turn;
    this.journal = journal;
  }

  @Override
  public void start() {
    turn.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    try {
      turn.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    journal.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the topics were read. */
  @Override
  public int getPhase() {
    return StartStep.FIRST + 1;
  }
}
