/** Postgres, read and never written. */
@NullMarked
package io.votestream.audit.jdbc;

import org.jspecify.annotations.NullMarked;
