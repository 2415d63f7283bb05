// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.workbench.session.SessionEvent.ReplyReceived;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.SpentText;
import dev.afterburner.workbench.session.Version;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A session as one HTML file to hand on: it loads nothing, and nothing that a program, a reply or a
 * problem says is markup in it.
 */
final class SessionReport {

  private static final String STYLE =
      """
      th, td { text-align: right; }
      th:first-child, td:first-child { text-align: left; }
      th button { all: unset; font-weight: 600; }
      pre { max-height: 30rem; }
      summary { cursor: pointer; }
      img { max-width: 100%; height: auto; }
      """;

  private final StringBuilder page = new StringBuilder(1 << 16);

  private SessionReport() {}

  /**
   * The file.
   *
   * @param title the problem's title
   * @param figures SVG documents of our own making, by their captions
   */
  static String of(SessionState session, String title, Map<String, String> figures) {
    SessionReport report = new SessionReport();
    report.write(session, title, figures);
    return report.page.toString();
  }

  private void write(SessionState session, String title, Map<String, String> figures) {
    page.append(Html.head(title, "img-src data:", STYLE));
    page.append("<h1>").append(Html.text(title)).append("</h1>\n");
    Settings settings = session.started().settings();
    paragraph(
        "%s, %s, optimized for %s by %s. Session %s, started %s, %s."
            .formatted(
                session.started().problem(),
                session.started().language(),
                settings.objective().id(),
                settings.model(),
                session.started().session(),
                session.started().at(),
                session.finishedSteps() == 1
                    ? "1 step taken"
                    : session.finishedSteps() + " steps taken"));
    paragraph("Isolation: " + session.started().isolation().label() + ".");
    SpentText.lines(session).forEach(line -> paragraph("In all, " + line + "."));
    String ended = session.ended();
    if (ended != null) {
      paragraph("Ended: " + ended + ".");
    }
    page.append("<h2>Versions</h2>\n").append(Html.table(VersionTable.table(session)));
    figures.forEach(
        (caption, svg) -> {
          String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
          page.append("<h2>").append(Html.text(caption)).append("</h2>\n<img alt=\"");
          page.append(Html.text(caption)).append("\" src=\"data:image/svg+xml;base64,");
          page.append(data).append("\">\n");
        });
    page.append("<h2>Steps</h2>\n");
    session.steps().forEach(step -> step(session, step));
    page.append("<h2>Programs</h2>\n");
    for (Version version : session.versions()) {
      String reason = version.reason().isEmpty() ? "" : ": " + version.reason();
      fold("v" + version.id() + ", " + version.origin().label() + reason, version.code());
    }
    page.append("</body>\n</html>\n");
  }

  private void step(SessionState session, SessionState.Step step) {
    page.append("<h3>Step ").append(step.number()).append(", from v");
    page.append(step.parent()).append("</h3>\n");
    fold(step.edited() ? "Prompt, edited by hand" : "Prompt", step.prompt());
    List<SessionState.Answer> answers = step.answers();
    for (SessionState.Answer answer : answers) {
      String made =
          session
              .version(step, answer)
              .map(v -> "v" + v.id())
              .orElse(answer.rejection() == null ? "" : "no program: " + answer.rejection());
      ReplyReceived reply = answer.reply();
      fold(
          "Reply "
              + (answers.size() == 1 ? "" : answer.candidate() + " of " + answers.size() + " ")
              + (made.isEmpty() ? "" : "→ " + made),
          reply == null ? "No reply came." : reply.text());
    }
  }

  private void paragraph(String text) {
    page.append("<p>").append(Html.text(text)).append("</p>\n");
  }

  private void fold(String summary, String text) {
    page.append("<details><summary>").append(Html.text(summary)).append("</summary><pre>");
    page.append(Html.text(text)).append("</pre></details>\n");
  }
}
