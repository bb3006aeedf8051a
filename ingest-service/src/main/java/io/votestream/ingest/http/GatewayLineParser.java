package io.votestream.ingest.http;

import io.votestream.ingest.domain.gateway.GatewayVote;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one line token by token: binding takes several times as long, and there are many lines. As
 * strict as {@link Json}.
 */
final class GatewayLineParser {

  private static final int MAX_TEXT = 200;
  private static final int MAX_VALUES = 50;

  private final JsonParser parser;
  private final Set<String> seen = new HashSet<>();
  private @Nullable String poll;
  private @Nullable String voter;
  private @Nullable String id;
  private @Nullable Integer choice;
  private @Nullable List<Integer> choices;
  private @Nullable List<Integer> ratings;
  private @Nullable List<Integer> ranking;

  private GatewayLineParser(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * @throws Refusal MALFORMED_JSON, UNKNOWN_FIELD, DUPLICATE_FIELD, WRONG_TYPE, OUT_OF_RANGE,
   *     INVALID_VALUE, MISSING_FIELD, CONFLICTING_FIELDS
   */
  static GatewayLine parse(JsonParser parser) {
    try {
      return new GatewayLineParser(parser).line();
    } catch (JacksonException e) {
      throw JsonRefusal.of(e);
    }
  }

  private GatewayLine line() {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new Refusal(ErrorCode.WRONG_TYPE, "A line must be one JSON object.");
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      if (!seen.add(name)) {
        throw new Refusal(ErrorCode.DUPLICATE_FIELD, "Each field may be given once.");
      }
      parser.nextToken();
      field(name);
    }
    if (parser.nextToken() != null) {
      throw new Refusal(ErrorCode.MALFORMED_JSON, "A line must be one JSON object.");
    }
    return new GatewayLine(
        id,
        new GatewayVote(
            required("poll", poll),
            required("voter", voter),
            new VoteRequest(choice, choices, ratings, ranking, null).ballot()));
  }

  private void field(String name) {
    switch (name) {
      case "poll" -> poll = text(name);
      case "voter" -> voter = text(name);
      case "id" -> id = text(name);
      case "choice" -> choice = number(name);
      case "choices" -> choices = numbers(name);
      case "ratings" -> ratings = numbers(name);
      case "ranking" -> ranking = numbers(name);
      default -> throw new Refusal(ErrorCode.UNKNOWN_FIELD, "A line has an unknown field.");
    }
  }

  private String text(String name) {
    require(JsonToken.VALUE_STRING, name);
    String text = parser.getString();
    if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX_TEXT) {
      throw new Refusal(
          ErrorCode.OUT_OF_RANGE, name + " must have 1 to " + MAX_TEXT + " characters.");
    }
    if (hasHalfACharacter(text)) {
      // All of them would become the same byte, and their voters one.
      throw new Refusal(
          ErrorCode.INVALID_VALUE, name + " must not contain half of a surrogate pair.");
    }
    return text;
  }

  /** A loop and no stream: it is asked of every text of every line. */
  private static boolean hasHalfACharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private Integer number(String name) {
    require(JsonToken.VALUE_NUMBER_INT, name);
    return parser.getIntValue();
  }

  private List<Integer> numbers(String name) {
    require(JsonToken.START_ARRAY, name);
    List<Integer> numbers = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (numbers.size() == MAX_VALUES) {
        throw new Refusal(
            ErrorCode.OUT_OF_RANGE, name + " must have at most " + MAX_VALUES + " entries.");
      }
      numbers.add(number(name));
    }
    return numbers;
  }

  private void require(JsonToken token, String name) {
    if (parser.currentToken() != token) {
      throw new Refusal(ErrorCode.WRONG_TYPE, name + " has the wrong type.");
    }
  }

  private static String required(String name, @Nullable String value) {
    if (value == null) {
      throw new Refusal(ErrorCode.MISSING_FIELD, name + " is needed.");
    }
    return value;
  }
}
