package io.votestream.ingest.domain.poll;

import com.google.protobuf.ByteString;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollOption;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Protection;
import io.votestream.schemas.v1.ResultsVisibility;
import io.votestream.schemas.v1.Revote;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A poll as its owner wants it, within all bounds.
 *
 * @param question 1–300 characters
 * @param theme at most 50 characters, empty for none
 * @param options 2–50 different texts of 1–200 characters
 * @param form made for this number of options
 * @param listed whether lists and sums over polls have it; else it is reached by its id alone
 * @param opensAt milliseconds since the epoch, 0 for at once
 * @param closesAt milliseconds since the epoch, 0 for none
 */
public record PollDraft(
    String question,
    String theme,
    List<String> options,
    BallotForm form,
    Protection protection,
    Revote revote,
    ResultsVisibility results,
    boolean listed,
    long opensAt,
    long closesAt) {

  private static final int MAX_QUESTION = 300;
  private static final int MAX_THEME = 50;
  private static final int MAX_OPTION = 200;
  private static final int MIN_OPTIONS = 2;
  private static final int MAX_OPTIONS = 50;

  /**
   * @throws Refusal naming the field that is out of bounds
   */
  public PollDraft {
    question = PollText.required("question", question, MAX_QUESTION);
    theme = PollText.optional("theme", theme, MAX_THEME);
    requireOptions(options.size());
    List<String> texts = options;
    options =
        IntStream.range(0, texts.size())
            .mapToObj(
                i -> PollText.required("options[%d].text".formatted(i), texts.get(i), MAX_OPTION))
            .toList();
    PollText.requireDistinct(options);
  }

  /**
   * To be asked before what depends on it.
   *
   * @throws Refusal OUT_OF_RANGE
   */
  public static void requireOptions(int number) {
    if (number < MIN_OPTIONS || number > MAX_OPTIONS) {
      throw new Refusal(
          ErrorCode.OUT_OF_RANGE, "options must be %d to %d.".formatted(MIN_OPTIONS, MAX_OPTIONS));
    }
  }

  Poll toPoll(String id, ByteString ballotSecret, ByteString adminTokenHash, long now) {
    return Poll.newBuilder()
        .setId(id)
        .setQuestion(question)
        .setTheme(theme)
        .addAllOptions(
            options.stream().map(text -> PollOption.newBuilder().setText(text).build()).toList())
        .setRules(
            PollRules.newBuilder()
                .setOptions(options.size())
                .setKind(form.kind())
                .setLevels(form.levels())
                .setMinChoices(form.minChoices())
                .setMaxChoices(form.maxChoices())
                .setRevote(revote)
                .setClosesAt(closesAt))
        .setProtection(protection)
        .setResults(results)
        .setUnlisted(!listed)
        .setOpensAt(opensAt)
        .setCreatedAt(now)
        .setBallotSecret(ballotSecret)
        .setAdminTokenHash(adminTokenHash)
        .build();
  }
}
