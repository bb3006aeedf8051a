package io.votestream.ingest.domain.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.text.IDNA;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.PublicAddresses;
import io.votestream.schemas.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a deployment may be made to call. What a name stands for can change, so whoever delivers
 * looks again; refusing here only tells the owner early.
 */
public final class CallbackAddress {

  private static final int MAX_PORT = 65_535;
  private static final int MAX_LENGTH = 2_000;

  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>https?)://(?<user>[^/?#]*@)?(?<host>\\[[\\p{XDigit}:.]+]|[^/?#:@\\[\\]]+)"
              + "(:(?<port>\\d{0,5}))?(?<rest>([/?][^#]*)?)(?<fragment>#.*)?",
          Pattern.CASE_INSENSITIVE);

  /** Underscores among them: no host name by RFC 1123, but names that are looked up have them. */
  private static final Pattern HOST = Pattern.compile("[a-z0-9_.-]+|\\[.*]");

  private static final IDNA NAMES =
      IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

  /** As browsers do (WHATWG URL, "domain to ASCII"): there are hosts with such names. */
  private static final Set<IDNA.Error> OVERLOOKED =
      EnumSet.of(IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN, IDNA.Error.HYPHEN_3_4);

  /** What browsers take in a path or query, and RFC 3986 has only percent-encoded. */
  private static final Pattern TO_ENCODE = Pattern.compile("[^\\x00-\\x7f]|[\"<>^`{|}]");

  private final boolean privateAllowed;

  /**
   * @param privateAllowed whether to call into the deployment's own networks, and without TLS
   */
  public CallbackAddress(boolean privateAllowed) {
    this.privateAllowed = privateAllowed;
  }

  /**
   * The URL as it is called: the host by IDNA (UTS #46), the rest percent-encoded, all of it ASCII.
   *
   * @throws Refusal OUT_OF_RANGE, INVALID_VALUE, PRIVATE_ADDRESS
   */
  String normalized(String url) {
    requireLength(url);
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw invalid("url must be like https://example.org/path.");
    }
    if (parts.group("user") != null || parts.group("fragment") != null) {
      throw invalid("url must have no user and no fragment.");
    }
    String scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
    String host = host(parts.group("host"));
    String normalized =
        scheme + "://" + host + port(parts.group("port")) + encoded(parts.group("rest"));
    requireLength(normalized);
    requireSyntax(normalized);
    if (!privateAllowed) {
      if (scheme.equals("http")) {
        throw invalid("url must begin with https.");
      }
      if (isPrivate(host)) {
        throw new Refusal(ErrorCode.PRIVATE_ADDRESS, "url must not lead into a private network.");
      }
    }
    return normalized;
  }

  private static void requireLength(String url) {
    if (url.isEmpty() || url.length() > MAX_LENGTH) {
      throw new Refusal(
          ErrorCode.OUT_OF_RANGE,
          "url must have 1 to %,d characters, also when written in ASCII.".formatted(MAX_LENGTH));
    }
  }

  private static String host(String written) {
    if (written.startsWith("[")) {
      return written;
    }
    StringBuilder name = new StringBuilder();
    IDNA.Info info = new IDNA.Info();
    NAMES.nameToASCII(written, name, info);
    if (!OVERLOOKED.containsAll(info.getErrors()) || !HOST.matcher(name).matches()) {
      throw invalid("url names no host that can be looked up.");
    }
    return name.toString();
  }

  private static String port(@Nullable String written) {
    if (written == null || written.isEmpty()) {
      return "";
    }
    int port = Integer.parseInt(written);
    if (port == 0 || port > MAX_PORT) {
      throw invalid("url has no port from 1 to 65535.");
    }
    return ":" + port;
  }

  private static String encoded(String rest) {
    return TO_ENCODE
        .matcher(rest)
        .replaceAll(character -> URLEncoder.encode(character.group(), UTF_8));
  }

  private static void requireSyntax(String url) {
    try {
      new URI(url);
    } catch (URISyntaxException e) {
      throw invalid("url is no URL.");
    }
  }

  /** A name that stands for nothing yet may stand for something when it is called. */
  private static boolean isPrivate(String host) {
    try {
      return !Arrays.stream(InetAddress.getAllByName(host)).allMatch(PublicAddresses::contain);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static Refusal invalid(String detail) {
    return new Refusal(ErrorCode.INVALID_VALUE, detail);
  }
}
