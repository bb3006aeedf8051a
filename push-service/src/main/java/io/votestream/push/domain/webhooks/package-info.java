/** Calls to those whom a poll's owner named: which are due, when, and how far they have come. */
@NullMarked
package io.votestream.push.domain.webhooks;

import org.jspecify.annotations.NullMarked;
