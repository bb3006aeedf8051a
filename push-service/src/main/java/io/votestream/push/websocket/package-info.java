/** The server's side of RFC 6455: handshake, frames, what viewers send. */
@NullMarked
package io.votestream.push.websocket;

import org.jspecify.annotations.NullMarked;
