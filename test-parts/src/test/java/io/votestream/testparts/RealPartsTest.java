package io.votestream.testparts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class RealPartsTest {

  @Test
  void kafkaAnswers() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", RealKafka.bootstrapServers()))) {
      assertThat(admin.describeCluster().nodes().get(10, TimeUnit.SECONDS)).hasSize(1);
    }
  }

  @Test
  void everyDatabaseIsAnother() throws Exception {
    String first = RealPostgres.freshDatabase();
    assertThat(RealPostgres.freshDatabase()).isNotEqualTo(first);
    URI uri = URI.create(first);
    String jdbc = "jdbc:postgresql://" + uri.getAuthority().split("@")[1] + uri.getPath();
    try (var connection = DriverManager.getConnection(jdbc, "votestream", "votestream");
        var rows = connection.createStatement().executeQuery("SELECT lower('ÄÖ')")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("äö");
    }
  }

  @Test
  void aSuspendedRedisIsSilentUntilItIsResumed() throws Exception {
    URI uri = URI.create(RealRedis.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(300);
      RealRedis.suspend();
      socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      RealRedis.resume();
      assertThat(socket.getInputStream().readNBytes(5)).isEqualTo("+PONG".getBytes(US_ASCII));
    }
  }
}
