package io.votestream.localstack.stack;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The services, in the order a vote travels. */
public enum Service {
  INGEST("ingest-service", 100, "192m"),
  TALLY("tally-streams", 160, "192m"),
  QUERY("query-service", 120, "128m"),
  PUSH("push-service", 140, "128m");

  /** Instances are numbered from 1; the edge has this many places for each. */
  public static final int SLOTS = 8;

  private final String serviceName;
  private final int portOffset;
  private final String heap;

  Service(String serviceName, int portOffset, String heap) {
    this.serviceName = serviceName;
    this.portOffset = portOffset;
    this.heap = heap;
  }

  public String serviceName() {
    return serviceName;
  }

  int portOffset() {
    return portOffset;
  }

  String heap() {
    return heap;
  }

  /** Name of an instance. */
  public String instance(int number) {
    return serviceName + "-" + number;
  }

  public static Optional<Service> named(String name) {
    return Arrays.stream(values()).filter(service -> service.serviceName.equals(name)).findFirst();
  }

  /** All names, for people. */
  public static String names() {
    return Arrays.stream(values()).map(Service::serviceName).collect(Collectors.joining(", "));
  }
}
