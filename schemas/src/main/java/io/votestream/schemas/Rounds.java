package io.votestream.schemas;

/**
 * Names of a poll's rounds. Below ingest every round is a poll of its own, with its own markers,
 * slots and tally: the first under the poll's id, the n-th under {@code id~n}. So an older round
 * stays as it was, and nothing that counts knows of rounds.
 */
public final class Rounds {

  private static final char SEPARATOR = '~';

  private Rounds() {}

  /**
   * @param round 1, 2, …; 0, as in a record that names none, means 1
   */
  public static String logId(String pollId, int round) {
    return round <= 1 ? pollId : pollId + SEPARATOR + round;
  }

  public static String pollId(String logId) {
    int separator = logId.indexOf(SEPARATOR);
    return separator < 0 ? logId : logId.substring(0, separator);
  }

  /**
   * @throws NumberFormatException if something else than a number stands behind the separator
   */
  public static int number(String logId) {
    int separator = logId.indexOf(SEPARATOR);
    return separator < 0 ? 1 : Integer.parseInt(logId, separator + 1, logId.length(), 10);
  }
}
