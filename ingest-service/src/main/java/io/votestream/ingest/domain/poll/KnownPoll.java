package io.votestream.ingest.domain.poll;

import io.votestream.schemas.v1.Poll;

/**
 * A poll as the directory holds it.
 *
 * @param since when this state was first seen, on the scale of {@link System#nanoTime}
 * @param overwritten whether an older state was written after this one, so that compaction would
 *     keep the older
 */
record KnownPoll(Poll poll, long since, boolean overwritten) {}
