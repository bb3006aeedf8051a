package io.votestream.localstack.parts;

/** A part could not be started; the message is one sentence for people. */
public final class PartFailed extends Exception {

  private static final long serialVersionUID = 1L;

  public PartFailed(String message) {
    super(message);
  }
}
