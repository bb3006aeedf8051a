/** Raw connections, as Tomcat gives them away after an upgrade. */
@NullMarked
package io.votestream.push.tomcat;

import org.jspecify.annotations.NullMarked;
