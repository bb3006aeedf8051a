/** Reads the vote log and the topics that the pipeline publishes. */
@NullMarked
package io.votestream.audit.kafka;

import org.jspecify.annotations.NullMarked;
