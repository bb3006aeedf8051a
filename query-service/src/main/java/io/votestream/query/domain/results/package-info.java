/** Tallies and what follows from them: runoffs, means, lines over time. */
@NullMarked
package io.votestream.query.domain.results;

import org.jspecify.annotations.NullMarked;
