package io.votestream.localstack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Postgres server on the loopback address, with one role and one database, both named here. */
public record PostgresServer(int port) implements Part {

  private static final String NAME = "votestream";
  private static final int STATUS_LINE = 7;

  @Override
  public String name() {
    return "postgres-1";
  }

  /** In the form that psql takes. */
  public String url() {
    return "postgresql://%1$s:%1$s@127.0.0.1:%2$d/%1$s".formatted(NAME, port);
  }

  @Override
  public Launch prepare(StackHome home) throws IOException, InterruptedException {
    Path binaries = PostgresBinaries.unpacked();
    Path data = home.data(name());
    List<String> asUser = asUser(binaries, Files.createDirectories(data));
    if (!Files.exists(cluster(home))) {
      initialise(asUser, binaries, data);
    }
    List<String> command = new ArrayList<>(asUser);
    command.addAll(
        List.of(
            binaries.resolve("bin/postgres").toString(),
            "-D",
            cluster(home).toString(),
            "-p",
            String.valueOf(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=60",
            "-c",
            "shared_buffers=64MB",
            "-c",
            "timezone=UTC"));
    return Launch.of(command, data);
  }

  private static List<String> asUser(Path binaries, Path data)
      throws IOException, InterruptedException {
    Optional<UnprivilegedUser> user = UnprivilegedUser.ifRoot();
    if (user.isEmpty()) {
      return List.of();
    }
    user.get().own(data);
    return user.get().prefix(List.of(binaries, data));
  }

  private Path cluster(StackHome home) {
    return home.data(name()).resolve("cluster");
  }

  /** Makes the cluster beside its place and moves it there whole. */
  private static void initialise(List<String> asUser, Path binaries, Path data)
      throws IOException, InterruptedException {
    Path fresh = data.resolve("cluster.new");
    Folders.delete(fresh);
    Path plain = PostgresBinaries.plainlyNamed(binaries);
    try {
      initialise(asUser, plain, data, fresh);
    } finally {
      if (!plain.equals(binaries)) {
        Folders.delete(plain);
      }
    }
    Files.move(fresh, data.resolve("cluster"));
  }

  private static void initialise(List<String> asUser, Path binaries, Path data, Path fresh)
      throws IOException, InterruptedException {
    List<String> initdb = new ArrayList<>(asUser);
    initdb.addAll(
        List.of(
            binaries.resolve("bin/initdb").toString(),
            "--pgdata=" + fresh,
            "--username=postgres",
            // Its superuser has no password, so nobody logs in as one over TCP.
            "--auth-local=peer",
            "--auth-host=scram-sha-256",
            "--encoding=UTF8",
            // Knows upper and lower case of every language, whatever the system has installed.
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-sync"));
    Command.run(initdb, data, "");
    List<String> single = new ArrayList<>(asUser);
    single.addAll(
        List.of(
            binaries.resolve("bin/postgres").toString(),
            "--single",
            "-D",
            fresh.toString(),
            "postgres"));
    Command.run(
        single,
        data,
        """
        CREATE ROLE %1$s LOGIN CREATEDB PASSWORD '%1$s';
        CREATE DATABASE %1$s OWNER %1$s;
        """
            .formatted(NAME));
  }

  /** Postgres itself notes here when it takes connections. */
  @Override
  public boolean isReady(StackHome home) {
    try {
      List<String> lines = Files.readAllLines(cluster(home).resolve("postmaster.pid"));
      return lines.size() > STATUS_LINE
          && lines.get(STATUS_LINE).trim().equals("ready")
          && lines.getFirst().trim().equals(pid(home));
    } catch (IOException e) {
      return false;
    }
  }

  private String pid(StackHome home) {
    return home.pidFile(name()).read().map(process -> String.valueOf(process.pid())).orElse("");
  }

  /** Does not wait for clients to go away. */
  @Override
  public Signal stopSignal() {
    return Signal.INT;
  }
}
