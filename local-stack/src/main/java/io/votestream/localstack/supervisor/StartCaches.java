package io.votestream.localstack.supervisor;

import io.votestream.localstack.parts.JavaService;
import io.votestream.localstack.parts.Launch;
import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.stack.Service;
import io.votestream.localstack.stack.StackParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the start caches that are missing or older than their service: once per build, behind a
 * stack that is ready, one after another and at the lowest priority, so that nobody waits for them.
 */
final class StartCaches {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final StackParts parts;
  private final StackHome home;
  private final Thread thread =
      Thread.ofPlatform().name("start-caches").daemon().unstarted(this::run);
  private volatile boolean stopped;
  private volatile @Nullable Process training;

  StartCaches(StackParts parts, StackHome home) {
    this.parts = parts;
    this.home = home;
  }

  void makeMissing() {
    thread.start();
  }

  /** Gives up what is being made. */
  void stop() {
    stopped = true;
    Process running = training;
    if (running != null) {
      end(running);
    }
  }

  private void run() {
    for (Service service : Service.values()) {
      JavaService instance = parts.instance(service, 1);
      if (stopped || instance.startCache().isFresh()) {
        continue;
      }
      try {
        make(instance);
      } catch (IOException e) {
        System.out.println("no start cache for " + service.serviceName() + ": " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Under a name of its own first: another stack may run from the same jars. */
  private void make(JavaService service) throws IOException, InterruptedException {
    Path file = service.startCache().file();
    Path unfinished = Files.createTempFile(file.getParent(), "start-cache", ".aot");
    try {
      Launch launch = service.training(unfinished, home.data(service.name()));
      ProcessBuilder builder =
          new ProcessBuilder(launch.command())
              .directory(launch.directory().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(launch.environment());
      Process process = builder.start();
      training = process;
      if (stopped || !process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        end(process);
      } else if (process.exitValue() != 0) {
        throw new IOException("its run ended with " + process.exitValue());
      } else {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** With the process that it starts to write the cache. */
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
