package io.votestream.localstack.parts;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the edge's own settings say: where people reach it, and which proxies in front of it are
 * believed.
 *
 * @param publicUrl PUBLIC_URL, scheme and host with a port if need be; empty for none
 * @param frontProxies FRONT_PROXIES, addresses and networks
 * @param proxyProtocol FRONT_PROXY_PROTOCOL: they name the client in the PROXY protocol and not in
 *     X-Forwarded-For
 */
public record EdgeSettings(String publicUrl, List<String> frontProxies, boolean proxyProtocol) {

  private static final Pattern URL =
      Pattern.compile("https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");
  private static final Pattern NETWORK =
      Pattern.compile("([0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(/[0-9]{1,3})?");

  /** None of them. */
  public static final EdgeSettings NONE = of(Map.of());

  /**
   * @param environment of the process, or {@link #variables}
   * @throws IllegalArgumentException with a sentence for people
   */
  public static EdgeSettings of(Map<String, String> environment) {
    List<String> proxies =
        Arrays.stream(environment.getOrDefault("FRONT_PROXIES", "").split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .map(EdgeSettings::network)
            .toList();
    boolean proxyProtocol =
        switch (environment.getOrDefault("FRONT_PROXY_PROTOCOL", "").strip()) {
          case "", "false" -> false;
          case "true" -> true;
          default -> throw new IllegalArgumentException("FRONT_PROXY_PROTOCOL is true or false.");
        };
    if (proxyProtocol && proxies.isEmpty()) {
      throw new IllegalArgumentException(
          "FRONT_PROXY_PROTOCOL needs FRONT_PROXIES: the proxies that speak it.");
    }
    return new EdgeSettings(
        url(environment.getOrDefault("PUBLIC_URL", "").strip()), proxies, proxyProtocol);
  }

  private static String url(String written) {
    String url = written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
    if (!url.isEmpty() && !URL.matcher(url).matches()) {
      throw new IllegalArgumentException(
          "PUBLIC_URL is http:// or https:// with a host, and a port if need be, as in"
              + " https://vote.example.org; it is not '"
              + written
              + "'.");
    }
    return url;
  }

  private static String network(String written) {
    if (!NETWORK.matcher(written).matches() || !isNetwork(written)) {
      throw new IllegalArgumentException(
          "FRONT_PROXIES has '"
              + written
              + "' in it, which is no address or network like 10.0.0.0/8 or ::1.");
    }
    return written;
  }

  private static boolean isNetwork(String written) {
    String[] parts = written.split("/", 2);
    try {
      int bytes = InetAddress.ofLiteral(parts[0]).getAddress().length;
      boolean whole = parts[0].contains(":") || parts[0].split("\\.", -1).length == bytes;
      return whole && (parts.length == 1 || Integer.parseInt(parts[1]) <= bytes * Byte.SIZE);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** As an environment names them. */
  public Map<String, String> variables() {
    return Map.of(
        "PUBLIC_URL", publicUrl,
        "FRONT_PROXIES", String.join(",", frontProxies),
        "FRONT_PROXY_PROTOCOL", String.valueOf(proxyProtocol));
  }

  /** nginx's directives that take a client's address from these proxies. */
  String trustedAddresses() {
    return frontProxies.stream()
        .map("set_real_ip_from %s;"::formatted)
        .collect(Collectors.joining(" "));
  }

  /** Lines of nginx's geo block that mark these proxies. */
  String trustedPeers() {
    return frontProxies.stream().map("%s 1;"::formatted).collect(Collectors.joining(" "));
  }

  String clientHeader() {
    return proxyProtocol ? "proxy_protocol" : "X-Forwarded-For";
  }
}
