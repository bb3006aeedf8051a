package io.votestream.testparts;

import com.github.dockerjava.api.exception.DockerException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be used without fetching anything. */
public final class Docker {

  /** Testcontainers' own helper, which removes containers after the tests. */
  private static final String HELPER = "testcontainers/ryuk";

  private Docker() {}

  /**
   * @param image as its name and tag stand in a file of containers
   */
  public static boolean has(String image) {
    boolean mayRun =
        System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    return mayRun
        && DockerClientFactory.instance().isDockerAvailable()
        && isPresent(image)
        && (isWithoutHelper() || hasHelper());
  }

  private static boolean isWithoutHelper() {
    return Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
  }

  private static boolean isPresent(String image) {
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
      return true;
    } catch (DockerException e) {
      return false;
    }
  }

  private static boolean hasHelper() {
    return DockerClientFactory.lazyClient().listImagesCmd().exec().stream()
        .anyMatch(
            image ->
                image.getRepoTags() != null
                    && java.util.Arrays.stream(image.getRepoTags())
                        .anyMatch(tag -> tag.startsWith(HELPER)));
  }
}
