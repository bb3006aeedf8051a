/** The topic of polls. */
@NullMarked
package io.votestream.query.kafka;

import org.jspecify.annotations.NullMarked;
