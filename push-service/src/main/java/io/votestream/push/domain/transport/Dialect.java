package io.votestream.push.domain.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one transport says things. Every result is complete: it can be written as it is. */
public interface Dialect {

  Transport transport();

  /** The first bytes on a connection; may be empty. */
  byte[] greeting();

  /**
   * @param id of the frame, null for none
   * @param text what the frame says
   */
  byte[] frame(@Nullable String id, byte[] text);

  /** What programs and proxies on the way see; may be empty. */
  byte[] heartbeat();

  /** What the viewer's script sees, of a connection on which nothing has been said for a while. */
  byte[] alive();

  /** Whether a viewer that is there answers a heartbeat. */
  boolean answersHeartbeats();

  /** The last words before the service stops. */
  byte[] goodbye(byte[] text, Duration retryAfter);

  /** The last words to a viewer that is put out; may be empty. */
  byte[] dismissal(Dismissal reason);

  /** Whether the viewer's side ends the connection once it has heard the last words. */
  boolean viewerHangsUp();

  /** A reader for what this viewer sends. */
  Inbound inbound(Conversation viewer);
}
