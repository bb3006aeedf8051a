package io.votestream.localstack.stack;

/**
 * Every port of a stack, counted from that of its edge.
 *
 * @param edge the public one
 */
public record Ports(int edge) {

  private static final int MANAGEMENT_OFFSET = 100;

  /** How far the last port is from that of the edge. */
  public int span() {
    return highest() - edge;
  }

  public int highest() {
    return management(Service.TALLY, Service.SLOTS);
  }

  public int kafka() {
    return edge + 11;
  }

  public int kafkaController() {
    return edge + 12;
  }

  public int postgres() {
    return edge + 13;
  }

  public int redis() {
    return edge + 14;
  }

  /** The edge's own loopback port, where services read each other's health. */
  public int edgeManagement() {
    return edge + 15;
  }

  /** The public server on the loopback address, where the public port speaks the PROXY protocol. */
  public int edgePlain() {
    return edge + 16;
  }

  public int service(Service service, int instance) {
    return edge + service.portOffset() + instance;
  }

  public int management(Service service, int instance) {
    return service(service, instance) + MANAGEMENT_OFFSET;
  }
}
