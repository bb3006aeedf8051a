package io.votestream.push.domain.access;

import io.votestream.push.domain.poll.Definition;
import io.votestream.push.domain.poll.Standing;
import io.votestream.schemas.ResultsAccess;

/**
 * Whether one viewer may see numbers. Asked for every frame, so the answer is kept for as long as
 * the poll's definition is the same, and the tally as final. Guarded by the viewer's lock.
 */
public final class Clearance {

  private final ResultsAccess access;
  private final Claim claim;
  private int pollVersion = -1;
  private boolean tallyFinal;
  private boolean granted;

  public Clearance(ResultsAccess access, Claim claim) {
    this.access = access;
    this.claim = claim;
  }

  public boolean covers(Standing standing) {
    Definition definition = standing.definition();
    if (definition.version() != pollVersion || standing.isFinal() != tallyFinal) {
      pollVersion = definition.version();
      tallyFinal = standing.isFinal();
      granted =
          access.mayShow(
              definition.poll(),
              definition.round(),
              tallyFinal,
              claim.passes(),
              claim.adminToken());
    }
    return granted;
  }
}
