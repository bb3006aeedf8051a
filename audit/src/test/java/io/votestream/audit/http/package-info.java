@NullMarked
package io.votestream.audit.http;

import org.jspecify.annotations.NullMarked;
