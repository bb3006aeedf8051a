package io.votestream.query.domain.results;

import io.votestream.schemas.v1.PollRules;
import java.util.Locale;

/** What a ballot says, named as in the API. */
public enum BallotType {
  SINGLE,
  MULTIPLE,
  RATING,
  RANKED;

  public static BallotType of(PollRules rules) {
    return switch (rules.getKind()) {
      case BALLOT_KIND_CHOICE, UNRECOGNIZED -> rules.getMaxChoices() > 1 ? MULTIPLE : SINGLE;
      case BALLOT_KIND_RATING -> RATING;
      case BALLOT_KIND_RANKED -> RANKED;
    };
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
