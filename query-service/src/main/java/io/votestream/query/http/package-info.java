/** The public HTTP interface. */
@NullMarked
package io.votestream.query.http;

import org.jspecify.annotations.NullMarked;
