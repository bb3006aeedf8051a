package io.votestream.localstack.stack;

import io.votestream.localstack.parts.StackHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the operator wants to run, kept in a file that the supervisor follows.
 *
 * @param port of the edge
 * @param instances number of instances of each service
 */
public record DesiredStack(int port, Map<Service, Integer> instances) {

  public static final int DEFAULT_PORT = 8080;
  private static final String PORT = "port";

  public DesiredStack {
    Map<Service, Integer> all = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      all.put(service, instances.getOrDefault(service, 1));
    }
    instances = Map.copyOf(all);
  }

  public int instancesOf(Service service) {
    return instances.getOrDefault(service, 1);
  }

  public DesiredStack with(Service service, int count) {
    Map<Service, Integer> changed = new EnumMap<>(instances);
    changed.put(service, count);
    return new DesiredStack(port, changed);
  }

  /** What was last wanted; one of each service on the default port if there is nothing. */
  public static DesiredStack read(StackHome home) throws IOException {
    Path file = file(home);
    if (!Files.exists(file)) {
      return new DesiredStack(DEFAULT_PORT, Map.of());
    }
    Map<String, Integer> lines =
        Files.readAllLines(file).stream()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1])));
    Map<Service, Integer> instances = new EnumMap<>(Service.class);
    lines.forEach(
        (name, count) -> Service.named(name).ifPresent(service -> instances.put(service, count)));
    return new DesiredStack(lines.getOrDefault(PORT, DEFAULT_PORT), instances);
  }

  public void write(StackHome home) throws IOException {
    StringBuilder text = new StringBuilder(PORT + "=" + port + "\n");
    instances.forEach((service, count) -> text.append(service.serviceName() + "=" + count + "\n"));
    WholeFile.write(file(home), text.toString());
  }

  private static Path file(StackHome home) {
    return home.root().resolve("desired");
  }
}
