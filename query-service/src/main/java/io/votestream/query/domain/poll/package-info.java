/** Polls as readers see them: one, listed, filtered, by theme. */
@NullMarked
package io.votestream.query.domain.poll;

import org.jspecify.annotations.NullMarked;
