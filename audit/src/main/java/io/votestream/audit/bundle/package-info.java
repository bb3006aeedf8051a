/** What others check a poll's result with, without any service: see docs/audit-format.md. */
@NullMarked
package io.votestream.audit.bundle;

import org.jspecify.annotations.NullMarked;
