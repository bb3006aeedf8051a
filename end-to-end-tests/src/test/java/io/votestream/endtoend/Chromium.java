package io.votestream.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The system's Chromium, headless, once for all test classes. */
public final class Chromium implements ParameterResolver {

  /** An init script: as where a proxy lets no WebSocket through. */
  static final String WITHOUT_WEB_SOCKETS =
      """
      window.WebSocket = class {
        constructor() {
          setTimeout(() => this.onclose?.());
        }
        close() {}
      };
      """;

  private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(Running.class, key -> new Running(), Running.class)
        .browser;
  }

  private static final class Running implements AutoCloseable {

    private final Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(EXECUTABLE)
                    // Root may not use Chromium's sandbox; nothing but the stack is ever opened.
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));

    @Override
    public void close() {
      playwright.close();
    }
  }
}
