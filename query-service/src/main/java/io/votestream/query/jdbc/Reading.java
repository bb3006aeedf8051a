package io.votestream.query.jdbc;

import io.votestream.query.domain.source.SourceUnavailableException;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/** Turns every failure of a statement into the one that the domain knows. */
final class Reading {

  private Reading() {}

  static <T> T read(Supplier<T> statement) {
    try {
      return statement.get();
    } catch (DataAccessException e) {
      throw new SourceUnavailableException("postgres: " + e.getMostSpecificCause().getMessage(), e);
    }
  }
}
