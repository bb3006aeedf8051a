package io.votestream.push.domain;

import io.votestream.schemas.ResultsAccess;

/**
 * Whether one viewer may see numbers. Asked for every frame, so the answer is kept for as long as
 * the poll's definition is the same. Guarded by the viewer's lock.
 */
final class Clearance {

  private final ResultsAccess access;
  private final Claim claim;
  private int pollVersion = -1;
  private boolean granted;

  Clearance(ResultsAccess access, Claim claim) {
    this.access = access;
    this.claim = claim;
  }

  boolean covers(Definition definition) {
    if (definition.version() != pollVersion) {
      pollVersion = definition.version();
      granted =
          access.mayShow(definition.poll(), definition.round(), claim.pass(), claim.adminToken());
    }
    return granted;
  }
}
