package io.votestream.query.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds answers against the file that describes them, and remembers which were seen. */
final class OpenApi {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /** Reads under other tags are answered by ingest-service. */
  private static final Set<String> TAGS = Set.of("polls", "results", "system");

  private static final String PROBLEM = "application/problem+json";

  private final JsonNode document = document();
  private final Set<String> seen = new TreeSet<>();

  /** Every answer that the document names of this service, {@code PATH STATUS}. */
  Set<String> documented() {
    Set<String> documented = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      JsonNode read = path.getValue().path("get");
      if (TAGS.contains(read.path("tags").path(0).asString(""))) {
        for (Map.Entry<String, JsonNode> response : read.path("responses").properties()) {
          documented.add(path.getKey() + " " + response.getKey());
        }
      }
    }
    return documented;
  }

  Set<String> seen() {
    return seen;
  }

  /**
   * @param path as the document has it
   */
  void check(String path, Answer answer) {
    JsonNode responses = document.path("paths").path(path).path("get").path("responses");
    JsonNode response = followed(responses.path(String.valueOf(answer.status())));
    assertThat(response.isMissingNode()).as(path + " " + answer).isFalse();
    seen.add(path + " " + answer.status());
    if (answer.body().isEmpty()) {
      assertThat(response.has("content")).isFalse();
      return;
    }
    String type = answer.header("content-type");
    assertThat(response.path("content").has(type)).as(path + " " + type).isTrue();
    if (type.equals(PROBLEM)) {
      assertThat(response.path("description").asString()).contains("`" + answer.code() + "`");
    } else {
      assertThat(schema(response.path("content").path(type).path("schema")).validate(answer.json()))
          .as(answer.body())
          .isEmpty();
    }
  }

  private JsonNode followed(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
  }

  /** The components beside it, where references lead. */
  private Schema schema(JsonNode schema) {
    ObjectNode whole = JSON.createObjectNode();
    whole.set("$ref", schema.path("$ref"));
    whole.set("components", document.path("components"));
    return SCHEMAS.getSchema(whole);
  }

  private static JsonNode document() {
    try (InputStream file = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
      return JSON.valueToTree(new Yaml().load(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
