/** Background probes of everything that health is made of. */
@NullMarked
package io.votestream.query.monitor;

import org.jspecify.annotations.NullMarked;
