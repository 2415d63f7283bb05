// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * The proxies that the environment names, as curl, pip, git and the Hub's own client read it:
 * {@code https_proxy} or HTTPS_PROXY for https, {@code http_proxy} or HTTP_PROXY for http, {@code
 * all_proxy} or ALL_PROXY for both; the small letters go first. {@code no_proxy} or NO_PROXY lists
 * what is reached directly, and this machine always is. Where none is named, the Java machine's own
 * properties (https.proxyHost and the like) count.
 */
public final class EnvironmentProxies extends ProxySelector {

  private static final int HTTP_PORT = 80;
  private static final int SOCKS_PORT = 1080;

  /** A proxy as a variable names it. */
  private record Named(String variable, URI address) {

    Proxy proxy() {
      boolean socks = scheme().startsWith("socks");
      int port = address.getPort() >= 0 ? address.getPort() : socks ? SOCKS_PORT : HTTP_PORT;
      return new Proxy(
          socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
          // The proxy's own name is looked up when it is connected to.
          InetSocketAddress.createUnresolved(address.getHost(), port));
    }

    String scheme() {
      return address.getScheme().toLowerCase(Locale.ROOT);
    }

    /** Never with its password. */
    String words() {
      String port = address.getPort() < 0 ? "" : ":" + address.getPort();
      return scheme() + "://" + address.getHost() + port + ", which " + variable + " names";
    }

    Optional<String> credentials() {
      String user = address.getRawUserInfo();
      if (user == null) {
        return Optional.empty();
      }
      int colon = user.indexOf(':');
      String name = colon < 0 ? user : user.substring(0, colon);
      return Optional.of(
          Credentials.basic(decoded(name), colon < 0 ? "" : decoded(user.substring(colon + 1))));
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }

  private final Map<String, Named> named = new HashMap<>();
  private final Map<String, String> faults = new HashMap<>();
  private final NoProxyList direct;
  private final ProxySelector otherwise;

  /**
   * The proxies.
   *
   * @param environment variables by name
   * @param otherwise asked where the environment names none
   */
  public EnvironmentProxies(Map<String, String> environment, ProxySelector otherwise) {
    this.otherwise = otherwise;
    this.direct = new NoProxyList(value(environment, "no_proxy"));
    for (String scheme : List.of("http", "https")) {
      for (String variable : List.of(scheme + "_proxy", "all_proxy")) {
        String words = value(environment, variable);
        if (!words.isEmpty()) {
          read(scheme, name(environment, variable), words);
          break;
        }
      }
    }
  }

  private static String value(Map<String, String> environment, String variable) {
    return environment.getOrDefault(name(environment, variable), "").strip();
  }

  private static String name(Map<String, String> environment, String variable) {
    return environment.getOrDefault(variable, "").isBlank()
        ? variable.toUpperCase(Locale.ROOT)
        : variable;
  }

  private void read(String scheme, String variable, String words) {
    try {
      URI address = new URI(words.contains("://") ? words : "http://" + words);
      Named proxy = new Named(variable, address);
      if (address.getHost() != null && proxy.scheme().matches("http|socks(4a?|5h?)?")) {
        named.put(scheme, proxy);
        return;
      }
    } catch (URISyntaxException e) {
      // Told below; its message would repeat a password.
    }
    faults.put(
        scheme,
        variable
            + " names no proxy that can be used: write http://HOST:PORT or socks5://HOST:PORT, or"
            + " unset it");
  }

  /** A client that goes through these proxies. */
  public OkHttpClient.Builder client() {
    return new OkHttpClient.Builder().proxySelector(this).proxyAuthenticator(authenticator());
  }

  private Authenticator authenticator() {
    return (route, response) -> {
      Request request = response.request();
      boolean refused = request.header("Proxy-Authorization") != null;
      URI server = request.url().uri();
      return refused
          ? null
          : through(server)
              .flatMap(Named::credentials)
              .map(c -> request.newBuilder().header("Proxy-Authorization", c).build())
              .orElse(null);
    };
  }

  private boolean isDirect(URI server) {
    String host = server.getHost() == null ? "" : server.getHost().replaceAll("[\\[\\]]", "");
    int usual = "https".equalsIgnoreCase(server.getScheme()) ? 443 : 80;
    int port = server.getPort() < 0 ? usual : server.getPort();
    return Network.isLoopback(host) || direct.has(host, port);
  }

  private Optional<Named> through(URI server) {
    return isDirect(server)
        ? Optional.empty()
        : Optional.ofNullable(named.get(String.valueOf(server.getScheme())));
  }

  /** Where a server is reached through, for messages; empty for directly. */
  public Optional<String> words(URI server) {
    return through(server).map(Named::words);
  }

  /** What is wrong with the proxy that a server would be reached through; empty for nothing. */
  public Optional<String> fault(URI server) {
    return isDirect(server)
        ? Optional.empty()
        : Optional.ofNullable(faults.get(String.valueOf(server.getScheme())));
  }

  @Override
  public List<Proxy> select(URI server) {
    if (isDirect(server)) {
      return List.of(Proxy.NO_PROXY);
    }
    return through(server).map(n -> List.of(n.proxy())).orElseGet(() -> otherwise.select(server));
  }

  @Override
  public void connectFailed(URI server, SocketAddress address, IOException e) {
    // There is no other proxy to try.
  }
}
