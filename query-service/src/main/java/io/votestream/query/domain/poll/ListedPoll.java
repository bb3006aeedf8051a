package io.votestream.query.domain.poll;

import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollOption;
import java.util.stream.Stream;

/**
 * A poll with what lists look at.
 *
 * @param themeSlug empty for a poll without theme
 * @param searchText question, theme and options
 */
record ListedPoll(Poll poll, ListPosition position, String themeSlug, SearchText searchText) {

  static ListedPoll of(Poll poll) {
    Stream<String> options = poll.getOptionsList().stream().map(PollOption::getText);
    return new ListedPoll(
        poll,
        ListPosition.of(poll),
        poll.getTheme().isBlank() ? "" : Theme.slug(poll.getTheme()),
        SearchText.of(Stream.concat(Stream.of(poll.getQuestion(), poll.getTheme()), options)));
  }
}
