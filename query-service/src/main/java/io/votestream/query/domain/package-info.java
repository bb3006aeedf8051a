/** What readers may know: polls, tallies, fates of votes, health. Plain Java. */
@NullMarked
package io.votestream.query.domain;

import org.jspecify.annotations.NullMarked;
