package io.votestream.localstack.parts;

import static java.util.Objects.requireNonNull;

/** A part could not be started; the message is one sentence for people. */
public final class PartFailed extends Exception {

  private static final long serialVersionUID = 1L;

  public PartFailed(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
