package io.votestream.testparts;

import org.testcontainers.containers.GenericContainer;

/** A container; Testcontainers removes it when this JVM ends. */
final class ContainerPart implements TestPart {

  private final GenericContainer<?> container;
  private final int containerPort;

  private ContainerPart(GenericContainer<?> container, int containerPort) {
    this.container = container;
    this.containerPort = containerPort;
  }

  static ContainerPart start(GenericContainer<?> container, int containerPort) {
    container.start();
    return new ContainerPart(container, containerPort);
  }

  @Override
  public String host() {
    return container.getHost();
  }

  @Override
  public int port() {
    return container.getMappedPort(containerPort);
  }

  @Override
  public void suspend() {
    container.getDockerClient().pauseContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void resume() {
    container.getDockerClient().unpauseContainerCmd(container.getContainerId()).exec();
  }
}
