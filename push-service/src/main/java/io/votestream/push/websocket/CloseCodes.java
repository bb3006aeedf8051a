package io.votestream.push.websocket;

/** Status codes that may stand in a close frame (RFC 6455 §7.4 and the IANA registry). */
final class CloseCodes {

  private CloseCodes() {}

  /**
   * @param payload of a close frame, not empty
   */
  static boolean isValid(byte[] payload) {
    if (payload.length < 2) {
      return false;
    }
    int code = (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
    return code >= 1000 && code <= 1003
        || code >= 1007 && code <= 1014
        || code >= 3000 && code <= 4999;
  }
}
