/** Holds what is published against what the fold finds. */
@NullMarked
package io.votestream.audit.comparison;

import org.jspecify.annotations.NullMarked;
