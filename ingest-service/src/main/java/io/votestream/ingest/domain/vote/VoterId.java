package io.votestream.ingest.domain.vote;

import com.google.protobuf.ByteString;

/**
 * Identity of a browser or client that carries a signed token.
 *
 * @param bytes 16 bytes that cannot be guessed
 */
public record VoterId(ByteString bytes) {}
