/** Sums over all polls that may be shown. */
@NullMarked
package io.votestream.query.domain.statistics;

import org.jspecify.annotations.NullMarked;
