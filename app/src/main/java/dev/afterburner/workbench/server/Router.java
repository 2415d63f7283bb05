// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which endpoint answers a request. */
final class Router {

  /** Answers a request. */
  @FunctionalInterface
  interface Endpoint {
    /**
     * Answers.
     *
     * @param argument what stands in the path in the place of {@code *}; empty where nothing does
     */
    void answer(Call call, String argument) throws IOException, Refused, InterruptedException;
  }

  /**
   * An endpoint and its place.
   *
   * @param pattern a path; {@code /*} at its end stands for one more segment
   */
  record Route(String method, String pattern, Endpoint endpoint) {
    boolean fits(String path) {
      return pattern.endsWith("/*")
          ? path.startsWith(prefix()) && path.indexOf('/', prefix().length()) < 0
          : path.equals(pattern);
    }

    String argument(String path) {
      return pattern.endsWith("/*") ? path.substring(prefix().length()) : "";
    }

    private String prefix() {
      return pattern.substring(0, pattern.length() - 1);
    }
  }

  private final List<Route> routes = new ArrayList<>();

  Router add(String method, String pattern, Endpoint endpoint) {
    routes.add(new Route(method, pattern, endpoint));
    return this;
  }

  /**
   * The route of a request.
   *
   * @throws Refused 404, or 405 where the path takes another method
   */
  Route find(Call call) throws Refused {
    String path = call.path();
    Set<String> methods = new TreeSet<>();
    for (Route route : routes) {
      if (route.fits(path)) {
        if (route.method.equals(call.method())) {
          return route;
        }
        methods.add(route.method);
      }
    }
    if (methods.isEmpty()) {
      throw new Refused(404, "There is nothing at this path; GET / lists what there is");
    }
    call.answerHeader("Allow", String.join(", ", methods));
    throw new Refused(405, "This path takes " + String.join(", ", methods));
  }

  /** All paths with their methods. */
  List<String> index() {
    return routes.stream().map(route -> route.method + " " + route.pattern).toList();
  }
}
