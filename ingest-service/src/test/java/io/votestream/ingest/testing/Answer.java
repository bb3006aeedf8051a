package io.votestream.ingest.testing;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP answer. */
public record Answer(HttpResponse<String> response) {

  public int status() {
    return response.statusCode();
  }

  /** Empty if there is none. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public JsonNode json() {
    return JsonMapper.shared().readTree(response.body());
  }

  /** A text field of the body, empty if there is none. */
  public String text(String field) {
    return json().path(field).asString("");
  }

  @Override
  public String toString() {
    return status() + " " + response.headers().map() + " " + response.body();
  }
}
