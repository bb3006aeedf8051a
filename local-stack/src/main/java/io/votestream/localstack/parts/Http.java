package io.votestream.localstack.parts;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Small questions to a port of this machine. */
public final class Http {

  private static final int CONNECT_MS = 500;
  private static final int ANSWER_MS = 2000;

  private Http() {}

  /** Status of a GET; 0 if there is no answer. */
  public static int status(String url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(CONNECT_MS);
      connection.setReadTimeout(ANSWER_MS);
      try {
        return connection.getResponseCode();
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return 0;
    }
  }
}
