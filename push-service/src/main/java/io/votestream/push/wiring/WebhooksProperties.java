package io.votestream.push.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param allowPrivate WEBHOOKS_ALLOW_PRIVATE: whether subscribers may be at private addresses, and
 *     without TLS
 */
@ConfigurationProperties("votestream.webhooks")
record WebhooksProperties(boolean allowPrivate) {}
