/** Configuration, life cycle, main class. */
@NullMarked
package io.votestream.query.wiring;

import org.jspecify.annotations.NullMarked;
