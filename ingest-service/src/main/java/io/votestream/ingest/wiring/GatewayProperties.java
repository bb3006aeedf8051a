package io.votestream.ingest.wiring;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param keys of gateways, like {@code name:key}
 * @param perMinute votes per gateway and minute; 0 for no limit
 */
@ConfigurationProperties("votestream.gateways")
record GatewayProperties(List<String> keys, int perMinute) {}
