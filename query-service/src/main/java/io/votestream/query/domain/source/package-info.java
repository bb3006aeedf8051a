/** What all lookups share: that a store does not answer. */
@NullMarked
package io.votestream.query.domain.source;

import org.jspecify.annotations.NullMarked;
