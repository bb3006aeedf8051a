package io.votestream.audit.cli;

import io.votestream.schemas.DatabaseUrl;
import io.votestream.schemas.Secret;
import io.votestream.schemas.SigningKey;
import java.util.Map;

/** Where things are, by the names that every part of VoteStream uses. */
record Settings(Map<String, String> environment) {

  static Settings fromEnvironment() {
    return new Settings(System.getenv());
  }

  String kafka() {
    return get("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");
  }

  DatabaseUrl database() {
    return DatabaseUrl.parse(
        get("DATABASE_URL", "postgresql://votestream:votestream@localhost:5432/votestream"));
  }

  String redis() {
    return get("REDIS_URL", "redis://localhost:6379");
  }

  /** Without a slash at its end. */
  String edge() {
    return get("EDGE_URL", "http://localhost:8080").replaceFirst("/+$", "");
  }

  /**
   * @throws IllegalArgumentException if it is not set, or too short
   */
  Secret secret() {
    return new Secret(get("VOTESTREAM_SECRET", ""));
  }

  /** The key that signs log roots, bundles and certificates. */
  SigningKey logRootKey() {
    return new SigningKey(secret(), "log-root");
  }

  private String get(String name, String otherwise) {
    return environment.getOrDefault(name, otherwise);
  }
}
