package io.votestream.localstack.stack;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The services, in the order a vote travels. */
public enum Service {
  INGEST("ingest-service", 100),
  TALLY("tally-streams", 160),
  QUERY("query-service", 120),
  PUSH("push-service", 140);

  /** Instances are numbered from 1; the edge has this many places for each. */
  public static final int SLOTS = 8;

  private final String serviceName;
  private final int portOffset;

  Service(String serviceName, int portOffset) {
    this.serviceName = serviceName;
    this.portOffset = portOffset;
  }

  public String serviceName() {
    return serviceName;
  }

  int portOffset() {
    return portOffset;
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
