/** The command line, which puts the parts together. */
@NullMarked
package io.votestream.audit.cli;

import org.jspecify.annotations.NullMarked;
