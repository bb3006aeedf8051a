/** What every service does the same way between its process's start and its end. */
@NullMarked
package io.votestream.lifecycle;

import org.jspecify.annotations.NullMarked;
