package io.votestream.query.domain.poll;

import static java.util.stream.Collectors.joining;

import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollOption;
import java.util.stream.Stream;

/**
 * A poll with what lists look at.
 *
 * @param themeSlug empty for a poll without theme
 * @param searchText question, theme and options, folded as a search is
 */
record ListedPoll(Poll poll, ListPosition position, String themeSlug, String searchText) {

  static ListedPoll of(Poll poll) {
    String text =
        Stream.concat(
                Stream.of(poll.getQuestion(), poll.getTheme()),
                poll.getOptionsList().stream().map(PollOption::getText))
            .collect(joining("\n"));
    return new ListedPoll(
        poll,
        ListPosition.of(poll),
        poll.getTheme().isBlank() ? "" : Theme.slug(poll.getTheme()),
        PollFilter.fold(text));
  }
}
