package io.votestream.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes on what goes to and from the edge, until it forgets the streams that it has: they stay
 * open and nothing comes through them any more, as behind a proxy that lost its table. All else is
 * passed on.
 */
final class ForgetfulRelay implements AutoCloseable {

  private final URI edge;
  private final ServerSocket entrance;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Socket> streams = ConcurrentHashMap.newKeySet();
  private final Set<Socket> forgotten = ConcurrentHashMap.newKeySet();

  ForgetfulRelay(URI edge) throws IOException {
    this.edge = edge;
    this.entrance = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    Thread.ofVirtual().start(this::accept);
  }

  URI base() {
    return URI.create("http://localhost:" + entrance.getLocalPort() + "/");
  }

  void forget() {
    forgotten.addAll(streams);
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        Socket server = new Socket(edge.getHost(), edge.getPort());
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> pass(client, server));
        Thread.ofVirtual().start(() -> pass(server, client));
      } catch (IOException e) {
        // Closed, or the edge is away: the client is told nothing either way.
      }
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] buffer = new byte[8_192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        String said = new String(buffer, 0, read, ISO_8859_1);
        if (said.startsWith("GET ") && said.contains("/stream")) {
          streams.add(from);
          streams.add(to);
        }
        if (!forgotten.contains(from)) {
          out.write(buffer, 0, read);
        }
      }
      if (!forgotten.contains(from)) {
        to.close();
      }
    } catch (IOException e) {
      // One side has ended it.
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
