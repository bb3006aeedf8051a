package io.votestream.localstack.cli;

/** A command could not do what it was asked; the message is one sentence for people. */
final class CommandFailed extends Exception {

  private static final long serialVersionUID = 1L;

  CommandFailed(String message) {
    super(message);
  }
}
