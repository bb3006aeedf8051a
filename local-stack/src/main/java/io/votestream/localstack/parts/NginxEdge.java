package io.votestream.localstack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The system's nginx as the edge.
 *
 * @param port public
 * @param managementPort on the loopback address
 * @param plainPort on the loopback address, used where the public port speaks the PROXY protocol
 * @param template the configuration, with places for what is known only here
 * @param site folder of the static site
 * @param upstreams the upstream blocks of the services
 */
public record NginxEdge(
    int port,
    int managementPort,
    int plainPort,
    Path template,
    Path site,
    String upstreams,
    EdgeSettings settings)
    implements Part {

  /** Of the static site, in nginx's own folder, from which it reads paths. */
  private static final String SITE = "site";

  @Override
  public String name() {
    return "nginx-1";
  }

  /** Where programs on this machine find it. */
  public int localPort() {
    return settings.proxyProtocol() ? plainPort : port;
  }

  public String url() {
    return "http://localhost:" + localPort();
  }

  /** The same for other machines of the network; empty where there is none. */
  public Optional<String> networkUrl() {
    return NetworkAddress.find().map(address -> "http://" + address + ":" + port);
  }

  @Override
  public Launch prepare(StackHome home) throws IOException, InterruptedException {
    Path data = Files.createDirectories(home.data(name()));
    Path configuration = data.resolve("nginx.conf");
    Files.writeString(configuration, render(Files.readString(template), data));
    // nginx takes a dollar sign in a path for a variable and knows no way to say otherwise, so all
    // its paths start at the folder that it runs in.
    Files.deleteIfExists(data.resolve(SITE));
    Files.createSymbolicLink(data.resolve(SITE), site);
    return Launch.of(
        List.of(
            SystemProgram.find("nginx"),
            "-p",
            ".",
            "-c",
            configuration.getFileName().toString(),
            "-e",
            "stderr",
            "-g",
            "daemon off;"),
        data);
  }

  private String render(String template, Path data) throws IOException, InterruptedException {
    return template
        .replace("${USER}", userDirective(data))
        .replace("${EDGE_LISTEN}", listen())
        .replace("${MANAGEMENT_LISTEN}", "listen 127.0.0.1:" + managementPort + ";")
        .replace("${WEB_ROOT}", SITE)
        .replace("${PUBLIC_URL}", settings.publicUrl())
        .replace("${NETWORK_URL}", networkUrl().orElse(""))
        .replace("${TRUSTED_ADDRESSES}", settings.trustedAddresses())
        .replace("${TRUSTED_PEERS}", settings.trustedPeers())
        .replace("${CLIENT_HEADER}", settings.clientHeader())
        .replace("${UPSTREAMS}", upstreams);
  }

  /** Root's nginx hands its work to another user, if that one can reach what it needs. */
  private String userDirective(Path data) throws IOException, InterruptedException {
    Optional<UnprivilegedUser> user = UnprivilegedUser.ifRoot();
    if (user.isEmpty()) {
      return "";
    }
    if (user.get().canReach(data) && user.get().canReach(site)) {
      return "user %s %s;".formatted(user.get().name(), user.get().group());
    }
    return "user root;";
  }

  private String listen() {
    String how = settings.proxyProtocol() ? " proxy_protocol;" : ";";
    List<String> listens = new ArrayList<>();
    listens.add("listen " + port + how);
    if (Files.exists(Path.of("/proc/net/if_inet6"))) {
      listens.add("listen [::]:" + port + how);
    }
    if (settings.proxyProtocol()) {
      listens.add("listen 127.0.0.1:" + plainPort + ";");
    }
    return String.join(" ", listens);
  }

  @Override
  public boolean isReady(StackHome home) {
    return Http.status("http://127.0.0.1:" + managementPort + "/edge/health") == 200;
  }
}
