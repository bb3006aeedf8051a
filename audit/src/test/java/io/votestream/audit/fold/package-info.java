@NullMarked
package io.votestream.audit.fold;

import org.jspecify.annotations.NullMarked;
