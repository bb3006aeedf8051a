package io.votestream.audit.comparison;

/** A view that could not be read, so that nothing can be said about it. */
public final class ViewUnavailableException extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * @param view for example {@code postgres}
   */
  public ViewUnavailableException(String view, Throwable cause) {
    super(view + " could not be read: " + firstLine(cause), cause);
  }

  private static String firstLine(Throwable cause) {
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
