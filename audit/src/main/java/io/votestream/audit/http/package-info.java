/** The answers that everyone sees at the edge. */
@NullMarked
package io.votestream.audit.http;

import org.jspecify.annotations.NullMarked;
