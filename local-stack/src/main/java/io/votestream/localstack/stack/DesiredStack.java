package io.votestream.localstack.stack;

import io.votestream.localstack.parts.EdgeSettings;
import io.votestream.localstack.parts.StackHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the operator wants to run, kept in a file that the supervisor and later commands follow.
 *
 * @param port of the edge
 * @param instances number of instances of each service
 * @param edge as it was when the stack was started, whatever a later command's environment says
 */
public record DesiredStack(int port, Map<Service, Integer> instances, EdgeSettings edge) {

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
    return new DesiredStack(port, changed, edge);
  }

  /** What was last wanted; one of each service on the default port if there is nothing. */
  public static DesiredStack read(StackHome home) throws IOException {
    Path file = file(home);
    if (!Files.exists(file)) {
      return new DesiredStack(DEFAULT_PORT, Map.of(), EdgeSettings.NONE);
    }
    Map<String, String> lines =
        Files.readAllLines(file).stream()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    Map<Service, Integer> instances = new EnumMap<>(Service.class);
    lines.forEach(
        (name, count) ->
            Service.named(name)
                .ifPresent(service -> instances.put(service, Integer.valueOf(count))));
    int port = Integer.parseInt(lines.getOrDefault(PORT, String.valueOf(DEFAULT_PORT)));
    return new DesiredStack(port, instances, EdgeSettings.of(lines));
  }

  public void write(StackHome home) throws IOException {
    StringBuilder text = new StringBuilder(PORT + "=" + port + "\n");
    instances.forEach((service, count) -> text.append(service.serviceName() + "=" + count + "\n"));
    edge.variables().forEach((name, value) -> text.append(name + "=" + value + "\n"));
    WholeFile.write(file(home), text.toString());
  }

  private static Path file(StackHome home) {
    return home.root().resolve("desired");
  }
}
