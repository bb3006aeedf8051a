package io.votestream.ingest.http;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in the API's words what Jackson found wrong; its own words would show class names. */
final class JsonRefusal {

  /** Of a name that the client made up. */
  private static final int MAX_SHOWN = 100;

  private JsonRefusal() {}

  static Refusal of(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          new Refusal(ErrorCode.UNKNOWN_FIELD, "There is no field " + place(unknown) + ".");
      case InputCoercionException range ->
          new Refusal(ErrorCode.OUT_OF_RANGE, place(range) + " is out of range.");
      case MismatchedInputException mismatch
          when mismatch.getCause() instanceof InputCoercionException ->
          new Refusal(ErrorCode.OUT_OF_RANGE, place(mismatch) + " is out of range.");
      case MismatchedInputException mismatch ->
          new Refusal(ErrorCode.WRONG_TYPE, place(mismatch) + " has the wrong type.");
      case StreamReadException twice when isDuplicate(twice) ->
          new Refusal(ErrorCode.DUPLICATE_FIELD, "Each field may be given once.");
      default -> new Refusal(ErrorCode.MALFORMED_JSON, "The body is not valid JSON.");
    };
  }

  /** Jackson has no exception of its own for it. */
  private static boolean isDuplicate(StreamReadException e) {
    return e.getOriginalMessage().startsWith("Duplicate ");
  }

  /** Like {@code options[1].text}. */
  private static String place(JacksonException e) {
    String path =
        e.getPath().stream()
            .map(
                step ->
                    step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
            .collect(Collectors.joining());
    String shown = path.length() > MAX_SHOWN ? path.substring(0, MAX_SHOWN) + "…" : path;
    return shown.isEmpty() ? "The body" : shown.startsWith(".") ? shown.substring(1) : shown;
  }
}
