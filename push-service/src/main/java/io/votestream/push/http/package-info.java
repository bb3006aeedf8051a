/** The public port: one URL, and errors as problems. */
@NullMarked
package io.votestream.push.http;

import org.jspecify.annotations.NullMarked;
