/** Calls over HTTP, by Apache's client. */
@NullMarked
package io.votestream.push.httpclient;

import org.jspecify.annotations.NullMarked;
