/** What an audit found, for people and for programs. */
@NullMarked
package io.votestream.audit.report;

import org.jspecify.annotations.NullMarked;
