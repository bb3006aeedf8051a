package io.votestream.localstack.supervisor;

import io.votestream.localstack.parts.PartFailed;
import io.votestream.localstack.parts.PartProcess;
import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.stack.DesiredStack;
import io.votestream.localstack.stack.Service;
import io.votestream.localstack.stack.StackParts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The instances of the services, as many as are wanted. */
final class ServiceKeepers {

  private final StackParts parts;
  private final StackHome home;
  private final StatusBoard board;
  private final Map<Service, List<Keeper>> keepers = new EnumMap<>(Service.class);
  private boolean stopped;

  ServiceKeepers(StackParts parts, StackHome home, StatusBoard board) {
    this.parts = parts;
    this.home = home;
    this.board = board;
    for (Service service : Service.values()) {
      keepers.put(service, new ArrayList<>());
    }
  }

  /**
   * Starts what is missing and stops what is too much, the newest first. A further instance starts
   * when the one before it is warm: two that start at once would take the processors from those
   * that serve. To be called until {@link #areAsManyAs} holds.
   */
  synchronized void follow(DesiredStack desired) throws InterruptedException {
    if (stopped) {
      return;
    }
    List<Keeper> surplus = new ArrayList<>();
    keepers.forEach(
        (service, instances) -> {
          while (instances.size() < desired.instancesOf(service)
              && (instances.isEmpty() || instances.getLast().isWarm())) {
            Keeper keeper = keeper(service, instances.size() + 1);
            instances.add(keeper);
            keeper.start();
          }
          while (instances.size() > desired.instancesOf(service)) {
            surplus.add(instances.removeLast());
          }
        });
    Stopping.all(surplus);
  }

  synchronized boolean areAsManyAs(DesiredStack desired) {
    return keepers.entrySet().stream()
        .allMatch(service -> service.getValue().size() == desired.instancesOf(service.getKey()));
  }

  void awaitFirstReady() throws InterruptedException, PartFailed {
    for (Keeper keeper : all()) {
      keeper.awaitFirstReady();
    }
  }

  synchronized void stop() throws InterruptedException {
    stopped = true;
    Stopping.all(all());
  }

  private Keeper keeper(Service service, int number) {
    return new Keeper(new PartProcess(parts.instance(service, number), home), board);
  }

  private synchronized List<Keeper> all() {
    return keepers.values().stream().flatMap(Collection::stream).toList();
  }
}
