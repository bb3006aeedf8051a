/**
 * The fold, written a second time from the description of the vote log, and the log's own checks.
 */
@NullMarked
package io.votestream.audit.fold;

import org.jspecify.annotations.NullMarked;
