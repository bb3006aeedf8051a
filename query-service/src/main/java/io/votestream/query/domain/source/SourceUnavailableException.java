package io.votestream.query.domain.source;

import org.jspecify.annotations.Nullable;

/**
 * A view cannot be read now. Expected in an outage, many times a second, so it carries no stack
 * trace of its own.
 */
public final class SourceUnavailableException extends RuntimeException {

  public SourceUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }
}
