@NullMarked
package io.votestream.audit.comparison;

import org.jspecify.annotations.NullMarked;
