package io.votestream.testparts;

import io.votestream.localstack.parts.Part;
import io.votestream.localstack.parts.PartFailed;
import io.votestream.localstack.parts.PartProcess;
import io.votestream.localstack.parts.StackHome;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A part of the local stack, with its state under the module's target folder. */
final class LocalPart implements TestPart {

  private final PartProcess process;

  private LocalPart(PartProcess process) {
    this.process = process;
  }

  static LocalPart start(Part part) {
    long jvm = ProcessHandle.current().pid();
    StackHome home = new StackHome(Path.of("target", "test-parts", part.name() + "-of-" + jvm));
    PartProcess process = new PartProcess(part, home);
    try {
      process.start();
      process.pid().ifPresent(pid -> AfterThisJvm.delete(home.root().resolve("data"), pid));
      process.awaitReady();
    } catch (IOException | PartFailed e) {
      throw new IllegalStateException(part.name() + " for tests did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return new LocalPart(process);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }

  @Override
  public String host() {
    return "127.0.0.1";
  }

  @Override
  public int port() {
    return process.part().port();
  }

  @Override
  public void suspend() {
    process.suspend();
  }

  @Override
  public void resume() {
    process.resume();
  }
}
