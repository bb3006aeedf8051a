package io.votestream.tally.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param port MANAGEMENT_PORT
 */
@ConfigurationProperties("votestream.management")
record ManagementProperties(int port) {}
