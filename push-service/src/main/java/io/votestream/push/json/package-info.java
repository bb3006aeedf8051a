/** What viewers read, as JSON. */
@NullMarked
package io.votestream.push.json;

import org.jspecify.annotations.NullMarked;
