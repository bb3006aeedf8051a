package io.votestream.ingest.domain.vote;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The place that a vote takes in its poll; at most one ballot counts in it.
 *
 * @param key 16 bytes that tell nothing of the voter without the poll's secret
 * @param newVoter the identity that was made for this vote and that the voter must be told
 */
public record BallotSlot(ByteString key, @Nullable VoterId newVoter) {}
