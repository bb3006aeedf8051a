package io.votestream.push;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds what the service sends against the file that describes it. */
final class AsyncApi {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
  private static final JsonNode DOCUMENT = document();
  private static final Map<String, Schema> CHANNELS = new ConcurrentHashMap<>();

  private AsyncApi() {}

  /**
   * What was sent, read.
   *
   * @param channel of the document, one of whose messages this must be
   */
  static JsonNode checked(String channel, String sent) {
    JsonNode message = JSON.readTree(sent);
    assertThat(CHANNELS.computeIfAbsent(channel, AsyncApi::schema).validate(message))
        .as(sent)
        .isEmpty();
    return message;
  }

  /** The payloads of a channel's examples. */
  static List<String> examples(String channel) {
    return messages(channel)
        .flatMap(message -> StreamSupport.stream(message.path("examples").spliterator(), false))
        .map(example -> example.path("payload").toString())
        .toList();
  }

  /** Exactly one of the channel's messages; the components beside it, where references lead. */
  private static Schema schema(String channel) {
    List<Map<String, String>> payloads =
        messages(channel)
            .map(message -> message.at("/payload/$ref").stringValue())
            .map(reference -> Map.of("$ref", requireNonNull(reference)))
            .toList();
    assertThat(payloads).isNotEmpty();
    ObjectNode schema = JSON.createObjectNode();
    schema.set("oneOf", JSON.valueToTree(payloads));
    schema.set("components", DOCUMENT.path("components"));
    return SCHEMAS.getSchema(schema);
  }

  private static Stream<JsonNode> messages(String channel) {
    return StreamSupport.stream(
            DOCUMENT.at("/channels/" + channel + "/messages").spliterator(), false)
        .map(message -> DOCUMENT.at(message.path("$ref").stringValue().substring(1)));
  }

  private static JsonNode document() {
    try (InputStream file = AsyncApi.class.getResourceAsStream("/asyncapi.yaml")) {
      return JSON.valueToTree(new Yaml().load(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
