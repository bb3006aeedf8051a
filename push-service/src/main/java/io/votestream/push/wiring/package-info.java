/** Configuration, life cycle, main class. */
@NullMarked
package io.votestream.push.wiring;

import org.jspecify.annotations.NullMarked;
