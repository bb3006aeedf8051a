package io.votestream.ingest.domain.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys that a deployment hands to those who may do what not everybody may. */
public final class ApiKeys {

  private final Map<String, byte[]> keys;

  private ApiKeys(Map<String, byte[]> keys) {
    this.keys = keys;
  }

  /** Keys whose holders need not be told apart. */
  public static ApiKeys unnamed(List<String> keys) {
    Map<String, byte[]> named = new LinkedHashMap<>();
    for (String key : keys) {
      named.put("key-" + named.size(), key.getBytes(UTF_8));
    }
    return new ApiKeys(named);
  }

  /**
   * @param entries like {@code name:key}
   * @throws IllegalArgumentException if one is not, or a name occurs twice
   */
  public static ApiKeys named(List<String> entries) {
    Map<String, byte[]> named = new LinkedHashMap<>();
    for (String entry : entries) {
      int colon = entry.indexOf(':');
      if (colon < 1 || colon == entry.length() - 1) {
        throw new IllegalArgumentException("API_KEYS must be name:key, separated by commas");
      }
      if (named.put(entry.substring(0, colon), entry.substring(colon + 1).getBytes(UTF_8))
          != null) {
        throw new IllegalArgumentException("API_KEYS must not have a name twice");
      }
    }
    return new ApiKeys(named);
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /**
   * Whose key this is; null for nobody's. Looks at all of them in the same time whatever differs.
   */
  public @Nullable String holder(String presented) {
    byte[] bytes = presented.getBytes(UTF_8);
    String holder = null;
    for (Map.Entry<String, byte[]> key : keys.entrySet()) {
      if (MessageDigest.isEqual(key.getValue(), bytes)) {
        holder = key.getKey();
      }
    }
    return holder;
  }
}
