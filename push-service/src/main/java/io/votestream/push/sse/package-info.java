/** Server-sent events, as the HTML standard defines them. */
@NullMarked
package io.votestream.push.sse;

import org.jspecify.annotations.NullMarked;
