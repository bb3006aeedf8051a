package io.votestream.push.domain.transport;

/** What comes of the bytes that a viewer sends; called with the connection's lock held. */
public interface Conversation {

  /** Answers something that the viewer asked. Of several answers that wait, the last is sent. */
  void reply(byte[] answer);

  /** The viewer answered a heartbeat. */
  void answered();

  /**
   * Ends the connection after last words; nothing else is said. Where last words were said before,
   * only the waiting ends.
   *
   * @param hangUp without waiting for the viewer to do so
   */
  void leave(byte[] words, boolean hangUp);
}
