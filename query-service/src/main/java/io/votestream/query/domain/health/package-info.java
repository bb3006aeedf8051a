/** How the parts of the system are. */
@NullMarked
package io.votestream.query.domain.health;

import org.jspecify.annotations.NullMarked;
