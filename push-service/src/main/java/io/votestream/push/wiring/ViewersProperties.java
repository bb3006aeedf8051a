package io.votestream.push.wiring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param max MAX_VIEWERS, of this instance
 * @param sendLimit see {@link io.votestream.push.domain.feed.ViewerLimits}
 * @param heartbeat below the 60 s after which proxies close a silent connection, and short enough
 *     that two unanswered ones tell within a minute that somebody has gone
 */
@ConfigurationProperties("votestream.viewers")
record ViewersProperties(int max, Duration sendLimit, Duration heartbeat) {}
