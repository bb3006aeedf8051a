package io.votestream.testparts;

import io.votestream.localstack.parts.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** A Postgres server, started once per JVM by whoever asks first. */
public final class RealPostgres {

  private static final String IMAGE = "postgres:18";
  private static final int CONTAINER_PORT = 5432;
  private static final String NAME = "votestream";
  private static final AtomicInteger databases = new AtomicInteger();
  private static @Nullable TestPart part;

  private RealPostgres() {}

  /** A DATABASE_URL, as psql takes it, of a new empty database. */
  public static String freshDatabase() {
    String database = "test_" + databases.incrementAndGet();
    try (Connection connection = DriverManager.getConnection("jdbc:" + url(""), NAME, NAME);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + database);
    } catch (SQLException e) {
      throw new IllegalStateException("no new database", e);
    }
    return url(NAME + ":" + NAME + "@").replaceFirst("/" + NAME + "$", "/" + database);
  }

  /** Freezes it: connections stay open, nothing is answered. */
  public static void suspend() {
    part().suspend();
  }

  public static void resume() {
    part().resume();
  }

  private static String url(String user) {
    return "postgresql://%s%s:%d/%s".formatted(user, part().host(), part().port(), NAME);
  }

  private static synchronized TestPart part() {
    if (part == null) {
      part =
          Docker.has(IMAGE)
              ? ContainerPart.start(container(), CONTAINER_PORT)
              : LocalPart.start(new PostgresServer(LocalPart.freePort()));
    }
    return part;
  }

  private static GenericContainer<?> container() {
    return new GenericContainer<>(IMAGE)
        .withEnv("POSTGRES_USER", NAME)
        .withEnv("POSTGRES_PASSWORD", NAME)
        .withExposedPorts(CONTAINER_PORT)
        // Once while it sets itself up, once for good.
        .waitingFor(Wait.forLogMessage(".*ready to accept connections.*", 2));
  }
}
