package io.votestream.query.http;

import io.votestream.query.domain.results.KnownTally;

/**
 * A results answer ready to be sent.
 *
 * @param tag entity tag. Weak: equal tags mean equal numbers, the bytes may differ between versions
 *     of the service
 * @param known what it was made of
 */
record ResultsAnswer(String tag, byte[] body, KnownTally known) {}
