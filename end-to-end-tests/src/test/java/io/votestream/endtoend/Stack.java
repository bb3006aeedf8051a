package io.votestream.endtoend;

import io.votestream.bench.client.Edge;
import io.votestream.bench.stack.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the stack with the script that users run, once for all test classes, and stops it after
 * the last. Its own port and state directory keep it apart from a stack that a developer runs.
 */
public final class Stack implements ParameterResolver {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path HOME = Path.of("target", "stack").toAbsolutePath();
  private static final int PORT = 28_080;
  private static final int UP_LIMIT_SECONDS = 180;

  /** Addresses of clients that the edge takes for proxies in front of it. */
  static final String FRONT_PROXIES = "127.254.0.0/16";

  /** Of a gateway that may vote at this stack. */
  static final String GATEWAY_KEY = "a-key-for-tests-only";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(Running.class, key -> new Running(), Running.class);
  }

  /** The running stack, with everything a test needs to reach it. */
  static final class Running implements AutoCloseable {

    private final Edge edge;
    private final Map<String, String> settings;

    Running() {
      script("up", "--detach", "--fresh", "--port", String.valueOf(PORT));
      settings =
          script("env")
              .lines()
              .filter(line -> line.contains("="))
              .collect(
                  Collectors.toMap(
                      line -> line.substring(0, line.indexOf('=')),
                      line -> line.substring(line.indexOf('=') + 1)));
      edge = new Edge(URI.create(setting("EDGE_URL")));
    }

    Edge edge() {
      return edge;
    }

    RunningStack operator() {
      return new RunningStack(ROOT.resolve("votestream"), HOME);
    }

    /** A line of `./votestream env`. */
    String setting(String name) {
      String value = settings.get(name);
      if (value == null) {
        throw new IllegalStateException("./votestream env does not print " + name);
      }
      return value;
    }

    /** Output of the script; throws with that output if it fails. */
    String script(String... arguments) {
      List<String> command = new ArrayList<>(List.of(ROOT.resolve("votestream").toString()));
      command.addAll(List.of(arguments));
      try {
        Path output = Files.createTempFile("votestream", ".out");
        ProcessBuilder builder =
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("VOTESTREAM_HOME", HOME.toString());
        builder.environment().put("FRONT_PROXIES", FRONT_PROXIES);
        builder.environment().put("API_KEYS", "tests:" + GATEWAY_KEY);
        Process process = builder.start();
        boolean ended = process.waitFor(UP_LIMIT_SECONDS, TimeUnit.SECONDS);
        String printed = Files.readString(output);
        Files.delete(output);
        if (!ended || process.exitValue() != 0) {
          process.destroy();
          throw new IllegalStateException(String.join(" ", command) + " failed:\n" + printed);
        }
        return printed;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      edge.close();
      script("down");
    }
  }
}
