package io.votestream.push.domain.feed;

import io.votestream.push.domain.access.Claim;
import io.votestream.schemas.ResultsAccess;
import io.votestream.schemas.Secret;
import java.util.List;

/** The rule of who may see numbers, and what is presented. */
final class Access {

  static final ResultsAccess RESULTS = new ResultsAccess(new Secret("0123456789abcdef".repeat(2)));
  static final Claim NOTHING = new Claim(List.of(), null);

  private Access() {}

  /** Of somebody who voted in a round. */
  static Claim passOf(String logId) {
    return new Claim(List.of(RESULTS.pass(logId)), null);
  }
}
