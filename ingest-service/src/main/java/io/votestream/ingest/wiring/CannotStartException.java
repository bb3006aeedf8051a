package io.votestream.ingest.wiring;

import org.jspecify.annotations.Nullable;

/** Why the service refuses to start, in one sentence for whoever started it. */
final class CannotStartException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CannotStartException(@Nullable String sentence) {
    super(sentence);
  }
}
