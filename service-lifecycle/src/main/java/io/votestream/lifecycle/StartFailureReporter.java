package io.votestream.lifecycle;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line, not in a stack trace, why the service does not start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {

  private static final Logger log = LoggerFactory.getLogger(StartFailureReporter.class);

  /**
   * @param context offered by Spring Boot, which looks for this constructor
   */
  StartFailureReporter(ConfigurableApplicationContext context) {}

  @Override
  public boolean reportException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CannotStartException) {
        log.error("Cannot start: {}", cause.getMessage());
        return true;
      }
    }
    return false;
  }
}
