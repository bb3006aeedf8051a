package io.votestream.localstack.views;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** What tally-streams keeps in a store. */
public interface View {

  /** Empties it at one go, with its positions: tally-streams then refills it from the topics. */
  void empty() throws IOException, SQLException;

  /** Offsets of the records that are read next, by partition as in {@code tallies-3}. */
  Map<String, Long> positions() throws IOException, SQLException;

  /** What is in it, for people. */
  String figures() throws IOException, SQLException;
}
