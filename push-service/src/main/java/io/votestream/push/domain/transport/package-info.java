/** What a transport must speak: frames, what comes in, why a viewer is dismissed. */
@NullMarked
package io.votestream.push.domain.transport;

import org.jspecify.annotations.NullMarked;
