/**
 * Reads the vote log and the topics that the pipeline publishes; writes one thing, a poll without
 * its key.
 */
@NullMarked
package io.votestream.audit.kafka;

import org.jspecify.annotations.NullMarked;
