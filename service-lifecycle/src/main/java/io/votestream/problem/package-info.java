/** How every service says what it refuses, in the form of RFC 9457. */
@NullMarked
package io.votestream.problem;

import org.jspecify.annotations.NullMarked;
