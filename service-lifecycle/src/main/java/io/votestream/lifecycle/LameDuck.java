package io.votestream.lifecycle;

import java.time.Duration;
import org.apache.catalina.connector.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The first second of a shutdown: the port is closed, so that the edge turns to other instances,
 * but connections that it keeps alive are still served. Tomcat ends each with {@code Connection:
 * close} in its next answer, so that none is cut while a request is on it. Only then requests are
 * drained.
 */
public final class LameDuck implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LameDuck.class);
  private static final Duration TIME = Duration.ofSeconds(1);

  private final ServletWebServerApplicationContext context;
  private volatile boolean running;

  public LameDuck(ServletWebServerApplicationContext context) {
    this.context = context;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    log.info("Shutting down: no new connections");
    AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
    if (context.getWebServer() instanceof TomcatWebServer server) {
      for (Connector connector : server.getTomcat().getService().findConnectors()) {
        connector.getProtocolHandler().closeServerSocketGraceful();
      }
    }
    try {
      Thread.sleep(TIME);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** The last phase is the first to stop. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
