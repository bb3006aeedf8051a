package io.votestream.ingest.domain.poll;

import com.google.protobuf.ByteString;

/**
 * What makes a repeated creation the same one.
 *
 * @param idempotencyKey as the client sent it
 * @param creator who sent it: what it names is handed the poll's admin token again, so that a key
 *     that is guessed elsewhere must not be enough
 * @param body what was asked for; another one under the same key is refused
 */
public record CreationKey(String idempotencyKey, String creator, ByteString body) {}
