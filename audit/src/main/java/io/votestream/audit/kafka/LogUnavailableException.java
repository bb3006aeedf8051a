package io.votestream.audit.kafka;

/** Kafka, or a topic in it, that could not be read. */
public final class LogUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  LogUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
