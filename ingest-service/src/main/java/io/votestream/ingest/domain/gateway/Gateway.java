package io.votestream.ingest.domain.gateway;

/**
 * A system that sends the votes of many people, like an SMS centre.
 *
 * @param name as the deployment calls it
 */
public record Gateway(String name) {}
