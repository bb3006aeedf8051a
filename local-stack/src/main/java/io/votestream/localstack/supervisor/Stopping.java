package io.votestream.localstack.supervisor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Stops several parts at the same time. */
final class Stopping {

  private Stopping() {}

  /** Returns when all have ended. */
  static void all(Collection<Keeper> keepers) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Keeper keeper : keepers) {
      threads.add(Thread.ofPlatform().name("stop-" + keeper.name()).start(() -> stop(keeper)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void stop(Keeper keeper) {
    try {
      keeper.stop();
    } catch (IOException e) {
      System.out.println(keeper.name() + " could not be stopped: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
