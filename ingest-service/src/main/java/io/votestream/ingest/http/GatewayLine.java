package io.votestream.ingest.http;

import io.votestream.ingest.domain.gateway.GatewayVote;
import org.jspecify.annotations.Nullable;

/**
 * One line of POST /votes: {@code {"poll":"1","voter":"+49…","choice":0}}.
 *
 * @param id as the gateway calls this line, echoed in its result
 */
record GatewayLine(@Nullable String id, GatewayVote vote) {}
