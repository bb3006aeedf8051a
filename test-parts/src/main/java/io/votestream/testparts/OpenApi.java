package io.votestream.testparts;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Holds what a service answers against openapi.yaml, and remembers what was seen of what the file
 * promises. An operation is named like {@code GET /polls/{id}}. Whoever uses it needs the JSON
 * Schema validator and the file on the class path.
 */
public final class OpenApi {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final String PROBLEM = "application/problem+json";
  private static final String LINES = "application/x-ndjson";

  /** Descriptions of errors name their codes like this. */
  private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

  private final JsonNode document = document();
  private final Set<String> tags;
  private final SortedSet<String> seen = new ConcurrentSkipListSet<>();

  /**
   * @param tags of the operations that the service answers
   */
  public OpenApi(Set<String> tags) {
    this.tags = tags;
  }

  /**
   * Everything that the file promises of the service: {@code OPERATION STATUS}, and for each header
   * and each code of an error the same followed by its name.
   */
  public SortedSet<String> documented() {
    SortedSet<String> documented = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())
            && tags.contains(operation.getValue().path("tags").path(0).asString(""))) {
          String name = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
          operation
              .getValue()
              .path("responses")
              .properties()
              .forEach(answer -> add(documented, name + " " + answer.getKey(), answer.getValue()));
        }
      }
    }
    return documented;
  }

  private void add(Set<String> documented, String answer, JsonNode response) {
    documented.add(answer);
    codes(response).forEach(code -> documented.add(answer + " " + code));
    followed(response)
        .path("headers")
        .propertyNames()
        .forEach(h -> documented.add(answer + " " + h));
  }

  /** What was seen of it. */
  public SortedSet<String> seen() {
    return seen;
  }

  /** Fails unless the file describes this answer. */
  public void check(String operation, int status, HttpHeaders headers, String body) {
    String answer = operation + " " + status;
    JsonNode response = operation(operation).path("responses").path(String.valueOf(status));
    require(!response.isMissingNode(), "not documented: " + answer + " " + body);
    seen.add(answer);
    checkHeaders(answer, followed(response).path("headers"), headers);
    JsonNode content = followed(response).path("content");
    if (body.isEmpty()) {
      require(content.isMissingNode(), "a body is missing: " + answer);
      return;
    }
    String type = headers.firstValue("content-type").orElse("");
    require(content.has(type), "not documented: " + answer + " as " + type);
    Schema schema = schema(content.path(type).path("schema"));
    values(type, body).forEach(value -> check(answer, schema, value));
    if (type.equals(PROBLEM)) {
      String code = JSON.readTree(body).path("code").asString("");
      require(codes(response).contains(code), "not documented: " + answer + " " + code);
      seen.add(answer + " " + code);
    }
  }

  /** Whether the file allows this body in a request. */
  public boolean allows(String operation, String body) {
    Map.Entry<String, JsonNode> content =
        operation(operation).at("/requestBody/content").properties().iterator().next();
    Schema schema = schema(content.getValue().path("schema"));
    return values(content.getKey(), body)
        .allMatch(value -> errors(schema, JSON.readTree(value)).isEmpty());
  }

  private void checkHeaders(String answer, JsonNode documented, HttpHeaders headers) {
    for (Map.Entry<String, JsonNode> header : documented.properties()) {
      headers
          .firstValue(header.getKey())
          .ifPresent(
              value -> {
                JsonNode schema = followed(header.getValue()).path("schema");
                boolean number = schema.path("type").asString("").equals("integer");
                check(
                    answer + " " + header.getKey(),
                    schema(schema),
                    number ? value : JSON.writeValueAsString(value));
                seen.add(answer + " " + header.getKey());
              });
    }
  }

  private static Stream<String> values(String type, String body) {
    return type.equals(LINES) ? body.lines() : Stream.of(body);
  }

  private static void check(String what, Schema schema, String json) {
    List<?> errors = errors(schema, JSON.readTree(json));
    require(errors.isEmpty(), what + " is not as described: " + errors + " " + json);
  }

  private static List<?> errors(Schema schema, JsonNode value) {
    return schema.validate(
        value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private JsonNode operation(String name) {
    String[] parts = name.split(" ", 2);
    JsonNode operation =
        document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    require(!operation.isMissingNode(), "not documented: " + name);
    return operation;
  }

  /** A description beside a reference takes the place of the one that it leads to. */
  private List<String> codes(JsonNode response) {
    String description =
        response.has("description")
            ? response.path("description").asString()
            : followed(response).path("description").asString("");
    return followed(response).path("content").has(PROBLEM)
        ? CODE.matcher(description).results().map(found -> found.group(1)).toList()
        : List.of();
  }

  private JsonNode followed(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
  }

  /** The components beside it, where references lead. */
  private Schema schema(JsonNode schema) {
    ObjectNode whole = (ObjectNode) schema.deepCopy();
    whole.set("components", document.path("components"));
    return SCHEMAS.getSchema(whole);
  }

  private static JsonNode document() {
    InputStream file = OpenApi.class.getResourceAsStream("/openapi.yaml");
    if (file == null) {
      throw new IllegalStateException("openapi.yaml is not on the class path");
    }
    return YAMLMapper.shared().readTree(file);
  }

  private static void require(boolean fulfilled, String otherwise) {
    if (!fulfilled) {
      throw new AssertionError(otherwise);
    }
  }
}
