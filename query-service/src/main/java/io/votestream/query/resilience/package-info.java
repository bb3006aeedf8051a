/** Circuit breakers around the views. */
@NullMarked
package io.votestream.query.resilience;

import org.jspecify.annotations.NullMarked;
