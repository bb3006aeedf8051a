package io.votestream.lifecycle;

import org.jspecify.annotations.Nullable;

/** Why the service refuses to start, in one sentence for whoever started it. */
public final class CannotStartException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public CannotStartException(@Nullable String sentence) {
    super(sentence);
  }
}
