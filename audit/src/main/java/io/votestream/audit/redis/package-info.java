/** Redis, read and never written. */
@NullMarked
package io.votestream.audit.redis;

import org.jspecify.annotations.NullMarked;
