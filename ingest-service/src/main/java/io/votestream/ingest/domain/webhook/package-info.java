/** Subscriptions to a poll: where calls may lead, and the registry. */
package io.votestream.ingest.domain.webhook;
