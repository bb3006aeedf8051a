@NullMarked
package io.votestream.audit.cli;

import org.jspecify.annotations.NullMarked;
