package io.votestream.ingest.domain.votelog;

import com.google.protobuf.ByteString;

/**
 * Where the log has put a record.
 *
 * @param digest of the record's value, as receipts carry it
 */
public record Appended(int partition, long offset, ByteString digest) {}
