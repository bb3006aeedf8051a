package io.votestream.query.running;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Answer(int status, HttpHeaders headers, String body) {

  public JsonNode json() {
    return JsonMapper.shared().readTree(body);
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Of a problem. */
  public String code() {
    return json().path("code").asString("");
  }
}
