@NullMarked
package io.votestream.audit.bundle;

import org.jspecify.annotations.NullMarked;
