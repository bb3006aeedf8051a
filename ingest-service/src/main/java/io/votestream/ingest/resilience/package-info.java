/** Decorators of the vote log that keep a broken Kafka from holding up requests. */
package io.votestream.ingest.resilience;
