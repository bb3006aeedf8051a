package io.votestream.ingest.http;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** Why a body could not be read to its end. */
final class BrokenBody {

  private BrokenBody() {}

  /** REQUEST_TIMEOUT or MALFORMED_REQUEST. */
  static Refusal of(IOException e) {
    // Tomcat wraps whatever happens to a read.
    return e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException
        ? new Refusal(ErrorCode.REQUEST_TIMEOUT, "No more of the body came for too long.")
        : new Refusal(ErrorCode.MALFORMED_REQUEST, "The body could not be read to its end.");
  }
}
