package io.votestream.ingest.wiring;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param secret of the deployment, at least 32 characters; all signing keys derive from it
 * @param samples whether to open the sample polls that are missing
 * @param createKeys holders of these may create polls; everybody if there are none
 */
@ConfigurationProperties("votestream.polls")
record PollProperties(String secret, boolean samples, List<String> createKeys) {}
