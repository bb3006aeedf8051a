package io.votestream.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;

/** Answer to bytes that no proper HTTP client would send. */
record RawAnswer(String text) {

  private static final String END_OF_HEAD = "\r\n\r\n";

  static RawAnswer to(URI server, String request) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.shutdownOutput();
      return from(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that comes until the server ends the connection. */
  static RawAnswer from(Socket socket) throws IOException {
    return new RawAnswer(new String(socket.getInputStream().readAllBytes(), UTF_8));
  }

  int status() {
    return Integer.parseInt(text.substring(9, 12));
  }

  HttpHeaders headers() {
    return HttpHeaders.of(
        head()
            .lines()
            .skip(1)
            .map(line -> line.split(": ", 2))
            .collect(groupingBy(line -> line[0], mapping(line -> line[1], toList()))),
        (name, value) -> true);
  }

  /** If it is sent in one piece. */
  String body() {
    return text.substring(head().length() + END_OF_HEAD.length());
  }

  private String head() {
    return text.substring(0, text.indexOf(END_OF_HEAD));
  }
}
