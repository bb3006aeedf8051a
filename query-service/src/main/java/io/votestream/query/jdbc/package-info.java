/** Postgres, the durable view. */
@NullMarked
package io.votestream.query.jdbc;

import org.jspecify.annotations.NullMarked;
