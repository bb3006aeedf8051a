package io.votestream.push;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A viewer that opens a stream and then reads nothing. */
final class DeafViewer implements AutoCloseable {

  private static final int SMALLEST_BUFFER = 1024;

  private final Socket socket = new Socket();

  private DeafViewer(int port, String request) throws IOException {
    socket.setReceiveBufferSize(SMALLEST_BUFFER);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  static DeafViewer webSocket(int port, String pollId) throws IOException {
    return new DeafViewer(
        port,
        """
        GET /polls/%s/stream HTTP/1.1\r
        Host: x\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """
            .formatted(pollId));
  }

  static DeafViewer events(int port, String pollId) throws IOException {
    return events(port, pollId, "");
  }

  /**
   * @param query as it is sent, with its question mark
   */
  static DeafViewer events(int port, String pollId, String query) throws IOException {
    return new DeafViewer(
        port,
        """
        GET /polls/%s/stream%s HTTP/1.1\r
        Host: x\r
        Accept: text/event-stream\r
        \r
        """
            .formatted(pollId, query));
  }

  void say(byte... bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Reads at last, up to the end of the connection. */
  byte[] hearAll() throws IOException {
    socket.setSoTimeout(10_000);
    try (InputStream in = socket.getInputStream()) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
