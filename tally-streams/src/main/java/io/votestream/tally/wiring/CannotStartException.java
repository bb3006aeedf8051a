package io.votestream.tally.wiring;

/** Why the service refuses to start, in one sentence for whoever started it. */
final class CannotStartException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CannotStartException(String sentence) {
    super(sentence);
  }
}
