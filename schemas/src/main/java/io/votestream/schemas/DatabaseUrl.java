package io.votestream.schemas;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * DATABASE_URL in the form that psql takes too: {@code postgresql://user:password@host:port/name}.
 *
 * @param jdbcUrl the same place as the JDBC driver writes it
 */
public record DatabaseUrl(String jdbcUrl, @Nullable String user, @Nullable String password) {

  /**
   * @throws IllegalArgumentException if it is no such URL
   */
  public static DatabaseUrl parse(String url) {
    URI uri = URI.create(url);
    if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
      throw new IllegalArgumentException("DATABASE_URL must begin with postgresql://");
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String userInfo = uri.getUserInfo() == null ? "" : uri.getUserInfo();
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    return new DatabaseUrl(
        "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
        user.isEmpty() ? null : user,
        colon < 0 ? null : userInfo.substring(colon + 1));
  }
}
