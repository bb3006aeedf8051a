/** Redis, the first view asked. */
@NullMarked
package io.votestream.query.redis;

import org.jspecify.annotations.NullMarked;
