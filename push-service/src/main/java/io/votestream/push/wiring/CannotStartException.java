package io.votestream.push.wiring;

/** Says in one sentence why the service does not start. */
final class CannotStartException extends RuntimeException {

  CannotStartException(String sentence) {
    super(sentence);
  }
}
