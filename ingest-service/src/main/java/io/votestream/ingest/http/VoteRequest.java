package io.votestream.ingest.http;

import io.votestream.ingest.domain.ErrorCode;
import io.votestream.ingest.domain.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of a vote: {@code {"choice":0}} or {@code {"choices":[0,2]}}. */
record VoteRequest(@Nullable Integer choice, @Nullable List<Integer> choices) {

  List<Integer> chosen() {
    if (choice != null && choices != null) {
      throw new Refusal(ErrorCode.CONFLICTING_FIELDS, "Give either choice or choices.");
    }
    if (choice != null) {
      return List.of(choice);
    }
    if (choices == null) {
      throw new Refusal(ErrorCode.MISSING_FIELD, "choice or choices is needed.");
    }
    return choices;
  }
}
