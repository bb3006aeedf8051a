package io.votestream.lifecycle;

import org.springframework.context.SmartLifecycle;

/**
 * Something that must be true before the port opens. A port that is still closed lets the edge turn
 * to another instance; a 503 would not.
 */
public final class StartStep implements SmartLifecycle {

  /** The phase of what needs nothing but the beans. */
  public static final int FIRST = 0;

  private final int phase;
  private final Action action;
  private volatile boolean running;

  /** What is waited for. */
  @FunctionalInterface
  public interface Action {

    /**
     * Returns when it is true.
     *
     * @throws IllegalStateException if it will not be, with a sentence for people
     */
    void await() throws InterruptedException;
  }

  /**
   * @param phase steps of a smaller one come first; the port opens close to the last
   */
  public StartStep(int phase, Action action) {
    this.phase = phase;
    this.action = action;
  }

  @Override
  public void start() {
    try {
      action.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted while starting.");
    } catch (IllegalStateException e) {
      throw new CannotStartException(e.getMessage());
    }
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return phase;
  }
}
