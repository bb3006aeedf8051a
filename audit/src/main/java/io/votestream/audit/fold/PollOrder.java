package io.votestream.audit.fold;

import java.util.Comparator;

/** Polls as people list them: shorter ids first, so that 9 comes before 10. */
final class PollOrder {

  static final Comparator<String> NATURAL =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private PollOrder() {}
}
