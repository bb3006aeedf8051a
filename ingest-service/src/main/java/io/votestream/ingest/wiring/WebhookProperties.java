package io.votestream.ingest.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param allowPrivate whether webhooks may lead into private networks, and without TLS
 */
@ConfigurationProperties("votestream.webhooks")
record WebhookProperties(boolean allowPrivate) {}
