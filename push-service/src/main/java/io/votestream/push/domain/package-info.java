/** What viewers are told, when, and what is done about those who cannot keep up. */
@NullMarked
package io.votestream.push.domain;

import org.jspecify.annotations.NullMarked;
