/** What became of one vote. */
@NullMarked
package io.votestream.query.domain.receipt;

import org.jspecify.annotations.NullMarked;
