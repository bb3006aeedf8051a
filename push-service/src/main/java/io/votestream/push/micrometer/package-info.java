/** Figures for Prometheus. */
@NullMarked
package io.votestream.push.micrometer;

import org.jspecify.annotations.NullMarked;
