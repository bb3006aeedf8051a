/** What is read from Kafka. */
@NullMarked
package io.votestream.push.kafka;

import org.jspecify.annotations.NullMarked;
