package io.votestream.push.wiring;

/** Says in one sentence why the service does not start. */
final class CannotStart extends RuntimeException {

  CannotStart(String sentence) {
    super(sentence);
  }
}
