package io.votestream.push.domain.webhooks;

/** Writes what subscribers read. */
@FunctionalInterface
public interface WebhookText {

  /** {@code {"type":…,"timestamp":…,"data":{…}}} in UTF-8. */
  byte[] body(Occasion occasion);
}
