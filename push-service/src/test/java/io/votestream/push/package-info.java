/** The service as its viewers meet it. */
@NullMarked
package io.votestream.push;

import org.jspecify.annotations.NullMarked;
