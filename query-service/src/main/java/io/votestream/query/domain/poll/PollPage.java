package io.votestream.query.domain.poll;

import io.votestream.schemas.v1.Poll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next where the following page begins behind; null on the last
 */
public record PollPage(List<Poll> polls, @Nullable ListPosition next) {}
