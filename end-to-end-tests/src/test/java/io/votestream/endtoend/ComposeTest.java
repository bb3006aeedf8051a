package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import io.votestream.bench.client.Answer;
import io.votestream.bench.client.Edge;
import io.votestream.bench.load.Outcomes;
import io.votestream.bench.load.VoteLoad;
import io.votestream.testparts.Docker;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ComposeContainer;
import tools.jackson.databind.JsonNode;

/**
 * The same system in containers, where an engine and the images are there: every stage is scaled,
 * one container of each is killed, and a broker of three is lost while votes come in. Before the
 * other tests, as their stack and this one together are too much for a small machine.
 */
@Order(0)
class ComposeTest {

  private static final File FILE = file("docker-compose.yml");
  private static final File CLUSTER = file("docker-compose.cluster.yml");
  private static final List<String> STAGES =
      List.of("ingest-service", "tally-streams", "query-service", "push-service");
  private static final int PORT = 28_079;
  private static final int VOTES_PER_SECOND = 50;
  private static final Duration COUNTED = Duration.ofSeconds(90);
  private static final String NO_IMAGES = "no Docker engine with the images of docker-compose.yml";
  private static final DockerClient DOCKER = DockerClientFactory.lazyClient();

  private static boolean images() {
    return Docker.has("votestream/edge")
        && STAGES.stream().allMatch(stage -> Docker.has("votestream/" + stage));
  }

  @Test
  void countsWhatItAcknowledgesWhileStagesAreScaledAndKilled() throws Exception {
    assumeTrue(images(), NO_IMAGES);
    long begun = System.nanoTime();
    try (ComposeContainer compose = compose("votestream-test", FILE);
        Edge edge = edge()) {
      compose.start();
      awaitEdge(edge, begun);
      Poll poll = Poll.create(edge);
      vote150Times(poll);
      awaitBallots(poll, 150);
      try (VoteLoad load = VoteLoad.start(edge, poll.id(), 3, VOTES_PER_SECOND)) {
        scale(project(containers("edge").getFirst()), 3, 2, 2, 2);
        for (String stage : STAGES) {
          kill(stage);
        }
        Thread.sleep(Duration.ofSeconds(15));
        Outcomes outcomes = load.stop();
        System.out.println("while scaling and killing: " + outcomes);
        assertThat(outcomes.givenUp()).as(outcomes.toString()).isZero();
        awaitBallots(poll, 150 + outcomes.accepted());
      }
      kafkaIsKilled(edge);
    }
  }

  private static void kafkaIsKilled(Edge edge) throws Exception {
    Poll poll = Poll.create(edge);
    try (VoteLoad load = VoteLoad.start(edge, poll.id(), 3, VOTES_PER_SECOND)) {
      for (String part : List.of("kafka", "controller")) {
        Thread.sleep(Duration.ofSeconds(5));
        String container = containers(part).getFirst().getId();
        DOCKER.killContainerCmd(container).exec();
        DOCKER.startContainerCmd(container).exec();
        Thread.sleep(Duration.ofSeconds(20));
      }
      Outcomes outcomes = load.stop();
      System.out.println("while the broker, then its controller is killed: " + outcomes);
      assertThat(outcomes.givenUp()).as(outcomes.toString()).isZero();
      awaitBallots(poll, outcomes.accepted());
    }
  }

  @Test
  void goesOnWithTwoOfThreeBrokers() throws Exception {
    assumeTrue(images(), NO_IMAGES);
    long begun = System.nanoTime();
    try (ComposeContainer compose = compose("votestream-test-cluster", FILE, CLUSTER);
        Edge edge = edge()) {
      compose.start();
      awaitEdge(edge, begun);
      Poll poll = Poll.create(edge);
      try (VoteLoad load = VoteLoad.start(edge, poll.id(), 3, VOTES_PER_SECOND)) {
        Thread.sleep(Duration.ofSeconds(5));
        kill("kafka-2");
        // Far longer than a voter tries: what is accepted then was accepted by the other two.
        Thread.sleep(Duration.ofSeconds(75));
        Outcomes outcomes = load.stop();
        System.out.println("while one of three brokers is gone: " + outcomes);
        assertThat(outcomes.givenUp()).as(outcomes.toString()).isZero();
        awaitBallots(poll, outcomes.accepted());
      }
    }
  }

  private static File file(String name) {
    return Path.of("..", name).toAbsolutePath().toFile();
  }

  private static ComposeContainer compose(String project, File... files) {
    return new ComposeContainer(project, files)
        .withEnv("VOTESTREAM_PORT", String.valueOf(PORT))
        // All votes come from one address: that of the engine's bridge.
        .withEnv("RATE_LIMIT_PER_MINUTE", "1000000")
        .withStartupTimeout(Duration.ofMinutes(5));
  }

  private static Edge edge() {
    return new Edge(URI.create("http://127.0.0.1:" + PORT));
  }

  private static void kill(String service) {
    DOCKER.killContainerCmd(containers(service).getFirst().getId()).exec();
  }

  /** The engine takes connections for a container that does not listen yet. */
  private static void awaitEdge(Edge edge, long begun) throws Exception {
    Eventually.within(
        COUNTED,
        () -> {
          try {
            assertThat(edge.get("/health").status()).isEqualTo(200);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    System.out.printf("containers ready after %.1f s%n", (System.nanoTime() - begun) / 1e9);
  }

  private static void vote150Times(Poll poll) throws Exception {
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService voters = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 150; i++) {
        answers.add(voters.submit(() -> poll.vote(0)));
      }
    }
    for (Future<Answer> answer : answers) {
      assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(202);
    }
  }

  /** Asks seldom: to the edge, everybody here has one address. */
  private static void awaitBallots(Poll poll, long expected) throws Exception {
    long limit = System.nanoTime() + COUNTED.toNanos();
    JsonNode results;
    do {
      Thread.sleep(Duration.ofMillis(500));
      Answer answer = poll.edge().get("/polls/" + poll.id() + "/results");
      results = answer.json();
    } while (results.path("ballots").asLong(-1) != expected && System.nanoTime() < limit);
    assertThat(results.path("ballots").asLong(-1)).as(results.toString()).isEqualTo(expected);
  }

  private static List<Container> containers(String service) {
    return DOCKER
        .listContainersCmd()
        .withLabelFilter(Map.of("com.docker.compose.service", service))
        .exec()
        .stream()
        .filter(one -> project(one).startsWith("votestream-test"))
        .toList();
  }

  private static String project(Container container) {
    return container.getLabels().getOrDefault("com.docker.compose.project", "");
  }

  /** As an operator would; the containers that are there stay. */
  private static void scale(String project, int ingest, int tally, int query, int push)
      throws Exception {
    List<String> command =
        new ArrayList<>(List.of("docker", "compose", "-p", project, "-f", FILE.toString()));
    command.addAll(List.of("up", "--detach", "--no-recreate", "--no-build", "--wait"));
    List<Integer> counts = List.of(ingest, tally, query, push);
    for (int i = 0; i < STAGES.size(); i++) {
      command.addAll(List.of("--scale", STAGES.get(i) + "=" + counts.get(i)));
    }
    Path said = Files.createTempFile("compose", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder
        .environment()
        .putAll(
            Map.of("VOTESTREAM_PORT", String.valueOf(PORT), "RATE_LIMIT_PER_MINUTE", "1000000"));
    Process process = builder.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    Files.delete(said);
  }
}
