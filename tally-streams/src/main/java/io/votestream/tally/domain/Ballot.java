package io.votestream.tally.domain;

/**
 * The ballot that counts in a slot.
 *
 * @param offset its place in the partition of the vote log
 * @param marks what it added to the count; kept rather than the vote, so that it can be taken back
 *     even after a reopening changed how votes are counted
 */
public record Ballot(long offset, Marks marks) {}
