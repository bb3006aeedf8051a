package io.votestream.ingest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Paths that query-service reads from. What is no read comes here, and is told which methods there
 * are: nothing else would know.
 */
@RestController
public final class ReadPaths {

  private static final List<String> READ = List.of("GET", "HEAD");

  @RequestMapping(
      path = {
        "/polls/{id}",
        "/polls/{id}/results",
        "/polls/{id}/history",
        "/polls/{id}/receipts/{receipt}",
        "/themes",
        "/themes/{theme}/polls",
        "/stats",
        "/metrics"
      },
      method = {
        RequestMethod.POST,
        RequestMethod.PUT,
        RequestMethod.PATCH,
        RequestMethod.DELETE,
        RequestMethod.OPTIONS
      })
  void onlyRead(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
    throw new HttpRequestMethodNotSupportedException(request.getMethod(), READ);
  }

  @RequestMapping(
      path = "/polls",
      method = {
        RequestMethod.PUT,
        RequestMethod.PATCH,
        RequestMethod.DELETE,
        RequestMethod.OPTIONS
      })
  void readOrCreated(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
    throw new HttpRequestMethodNotSupportedException(
        request.getMethod(), List.of("GET", "HEAD", "POST"));
  }
}
