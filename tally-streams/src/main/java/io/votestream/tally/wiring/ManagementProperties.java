package io.votestream.tally.wiring;

import java.net.InetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param port MANAGEMENT_PORT
 * @param address MANAGEMENT_ADDRESS, else SERVER_ADDRESS
 */
@ConfigurationProperties("votestream.management")
record ManagementProperties(int port, InetAddress address) {}
