/** What is known of a poll: its definition, its newest count, and how both stand to each other. */
@NullMarked
package io.votestream.push.domain.poll;

import org.jspecify.annotations.NullMarked;
