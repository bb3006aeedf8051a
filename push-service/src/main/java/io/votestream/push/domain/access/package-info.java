/** Who may see numbers: what a viewer claims, and what that clears. */
@NullMarked
package io.votestream.push.domain.access;

import org.jspecify.annotations.NullMarked;
