package io.votestream.query.monitor;

import io.votestream.query.domain.health.PartHealth;

/** Looks at one part of the system. */
@FunctionalInterface
public interface Probe {

  /** Has its own time limit; throws nothing for a part that is merely down. */
  PartHealth probe() throws InterruptedException;
}
