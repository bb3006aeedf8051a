package io.votestream.audit.bundle;

/** Something in a bundle that is not as it must be; the message continues "FILE …". */
public final class InvalidBundleException extends Exception {

  private static final long serialVersionUID = 1;

  InvalidBundleException(String message) {
    super(message);
  }

  InvalidBundleException(String message, Throwable cause) {
    super(message, cause);
  }
}
