package io.votestream.ingest.domain.poll;

import io.votestream.schemas.Refusal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Work on polls that nobody waits for, never the same twice at once. */
public final class Background implements AutoCloseable {

  /** What is to be done; a refusal leaves it to the next one who comes by. */
  interface Task {
    void run() throws InterruptedException;
  }

  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("poll-work-", 0).factory());

  void run(String work, Task task) {
    if (busy.add(work)) {
      threads.execute(
          () -> {
            try {
              task.run();
            } catch (InterruptedException e) {
              // Shutting down; another instance, or this one after its restart, goes on.
              Thread.currentThread().interrupt();
            } catch (Refusal e) {
              // Kafka does not answer; whoever looks after polls comes by again.
              return;
            } finally {
              busy.remove(work);
            }
          });
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
