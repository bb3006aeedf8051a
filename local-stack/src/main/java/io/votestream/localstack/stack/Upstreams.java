package io.votestream.localstack.stack;

import java.util.function.IntUnaryOperator;

/**
 * nginx's upstream blocks. Every service has all its slots listed, running or not, so that scaling
 * needs no reload: a refused connection goes on to the next slot at once.
 */
public final class Upstreams {

  private final StringBuilder text = new StringBuilder();

  private Upstreams() {}

  public static String of(Ports ports) {
    Upstreams upstreams = new Upstreams();
    for (Service service : Service.values()) {
      if (service != Service.TALLY) {
        upstreams.add(service.serviceName(), slot -> ports.service(service, slot));
      }
      upstreams.add(service.serviceName() + "-management", slot -> ports.management(service, slot));
    }
    upstreams.addByKey(slot -> ports.service(Service.INGEST, slot));
    return upstreams.text.toString();
  }

  /**
   * An empty slot is tried once in two seconds, not by every request. The same slots stand a second
   * time as backup, without that pause: when the only instance comes back after a failure, its slot
   * is still set aside, and the first request finds it all the same.
   *
   * <p>Idle connections are given up after two seconds, before a service that drains closes them: a
   * POST must never meet a connection that is just being closed.
   */
  private void add(String name, IntUnaryOperator port) {
    text.append("upstream %s {\n        zone %s 128k;\n".formatted(name, name));
    slots(port, "max_fails=1 fail_timeout=2s");
    slots(port, "max_fails=0 backup");
    keepAlive();
  }

  /** The same instances, each for its share of the keys. A hash takes no backup servers. */
  private void addByKey(IntUnaryOperator port) {
    text.append(
        "upstream ingest-service-by-key {\n        zone ingest-service-by-key 128k;\n        hash $sticky_key consistent;\n");
    slots(port, "max_fails=1 fail_timeout=2s");
    keepAlive();
  }

  private void slots(IntUnaryOperator port, String options) {
    for (int slot = 1; slot <= Service.SLOTS; slot++) {
      text.append("        server 127.0.0.1:%d %s;\n".formatted(port.applyAsInt(slot), options));
    }
  }

  private void keepAlive() {
    text.append(
        "        keepalive 64;\n        keepalive_timeout 2s;\n        keepalive_requests 100000;\n    }\n    ");
  }
}
