package io.votestream.audit.bundle;

import io.votestream.audit.fold.Recount;
import io.votestream.schemas.v1.PollRules;
import java.util.SortedMap;

/**
 * What a replay knows of a poll that is to be exported or certified.
 *
 * @param partitions of the vote log
 * @param rules of the newest opening
 * @param trees by partition, of those that hold an event of the poll
 */
public record CountedPoll(
    String pollId,
    int partitions,
    Certificate.Poll words,
    PollRules rules,
    Recount recount,
    SortedMap<Integer, MerkleTree> trees) {}
