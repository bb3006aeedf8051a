package io.votestream.localstack.cli;

import io.votestream.localstack.stack.Ports;
import io.votestream.localstack.stack.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Checks before the start that no other program has a port which the stack needs. */
final class FreePorts {

  private static final int LAST_PORT = 65_535;

  private FreePorts() {}

  /**
   * @throws CommandFailed naming the first port that is taken
   */
  static void check(Ports ports) throws CommandFailed {
    if (ports.edge() < 1 || ports.highest() > LAST_PORT) {
      throw new CommandFailed("--port must be between 1 and " + (LAST_PORT - ports.span()));
    }
    for (Map.Entry<Integer, String> need : needs(ports).entrySet()) {
      if (isTaken(need.getKey(), need.getKey() == ports.edge())) {
        throw new CommandFailed(
            "Port %d, for %s, is taken by another program; choose another with --port."
                .formatted(need.getKey(), need.getValue()));
      }
    }
  }

  private static Map<Integer, String> needs(Ports ports) {
    Map<Integer, String> needs = new LinkedHashMap<>();
    needs.put(ports.edge(), "the page and the API");
    needs.put(ports.kafka(), "Kafka");
    needs.put(ports.kafkaController(), "Kafka's controller");
    needs.put(ports.postgres(), "Postgres");
    needs.put(ports.redis(), "Redis");
    needs.put(ports.edgeManagement(), "nginx's own health");
    needs.put(ports.edgePlain(), "the API on this machine");
    for (Service service : Service.values()) {
      for (int slot = 1; slot <= Service.SLOTS; slot++) {
        needs.put(ports.service(service, slot), service.instance(slot));
        needs.put(ports.management(service, slot), "health of " + service.instance(slot));
      }
    }
    return needs;
  }

  private static boolean isTaken(int port, boolean everywhere) {
    try (ServerSocket socket = new ServerSocket()) {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      socket.bind(everywhere ? new InetSocketAddress(port) : new InetSocketAddress(loopback, port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
