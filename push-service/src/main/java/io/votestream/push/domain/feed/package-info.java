/**
 * One feed a poll, conflated: each state encoded once, handed to every viewer as fast as it takes
 * them.
 */
@NullMarked
package io.votestream.push.domain.feed;

import org.jspecify.annotations.NullMarked;
