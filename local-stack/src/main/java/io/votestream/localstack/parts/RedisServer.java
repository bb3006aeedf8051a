package io.votestream.localstack.parts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The system's redis-server, on the loopback address. */
public record RedisServer(int port) implements Part {

  private static final int CONNECT_MS = 500;
  private static final int ANSWER_MS = 1000;

  @Override
  public String name() {
    return "redis-1";
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public Launch prepare(StackHome home) throws IOException {
    Path data = Files.createDirectories(home.data(name()));
    return Launch.of(
        List.of(
            SystemProgram.find("redis-server"),
            "--port",
            String.valueOf(port),
            "--bind",
            "127.0.0.1",
            "--dir",
            ".",
            "--daemonize",
            "no",
            // An append-only file holds every write of a killed Redis. A snapshot would bring back
            // an older tally, and its reader has no reason to write that one again.
            "--appendonly",
            "yes",
            "--save",
            ""),
        data);
  }

  @Override
  public boolean isReady(StackHome home) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MS);
      socket.setSoTimeout(ANSWER_MS);
      socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes("+PONG".length());
      return new String(answer, US_ASCII).equals("+PONG");
    } catch (IOException e) {
      return false;
    }
  }
}
