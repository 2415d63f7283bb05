// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Paper;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.OutputFile;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.SessionFigures;
import dev.afterburner.workbench.export.SessionTree;
import dev.afterburner.workbench.export.SessionTrend;
import dev.afterburner.workbench.export.figure.ChartCsv;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.export.figure.FigureFormat;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws a figure of a stored session. */
@Command(
    name = "figure",
    description = {
      "Draw a figure of a stored session: the file that the window saves of the same session.",
      "PNG, SVG, PDF, or CSV with the numbers, as the file's name ends. CHART is curves (memory over",
      "time), trend (over iterations), tradeoff (time against memory), tree (the versions as a graph) or ratios (two versions compared)."
    })
public final class SessionsFigureCommand implements Callable<Integer> {

  private final Opening<SessionStore> store;
  private final Charts charts;

  @Parameters(index = "0", paramLabel = "SESSION", description = "Its id, or the beginning of it.")
  private String id = "";

  @Parameters(
      index = "1",
      paramLabel = "CHART",
      description = "curves, trend, tradeoff, tree or ratios.")
  private String chart = "";

  @Parameters(
      index = "2",
      paramLabel = "FILE",
      description = "Output file, .png, .svg, .pdf or .csv.")
  private Path file = Path.of("");

  @Option(
      names = "--versions",
      split = ",",
      paramLabel = "LIST",
      description =
          "Which versions, as v0,v4 (default: all for curves, the original and the best for"
              + " ratios).")
  private List<String> versions = new ArrayList<>();

  @Option(
      names = "--time-axis",
      paramLabel = "KIND",
      description = "linear or log (default: log where run times differ by a factor of 10).")
  private @Nullable String timeAxis;

  @Option(
      names = "--width",
      paramLabel = "MM",
      description =
          "Width on paper, 50 to 400 mm (a column of a journal: 85, a page: 170; default:"
              + " 190 mm).")
  private @Nullable Double width;

  @Option(
      names = "--font-size",
      paramLabel = "PT",
      description = "Font size, 7 to 10 points (default: 8).")
  private @Nullable Double fontSize;

  @Option(names = "--no-title", description = "Leave the title out: the caption says it.")
  private boolean untitled;

  @Option(names = "--no-small-print", description = "Leave out how it was measured.")
  private boolean bare;

  @Option(names = "--grey", description = "In shades of grey.")
  private boolean grey;

  public SessionsFigureCommand(Opening<SessionStore> store, Charts charts) {
    this.store = store;
    this.charts = charts;
  }

  @Override
  public Integer call()
      throws BadUse, CommandFailed, ExportException, SandboxException, StoreException {
    boolean numbers = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    if (!numbers && FigureFormat.of(file).isEmpty()) {
      throw new BadUse("a figure's FILE ends in .png, .svg, .pdf or .csv, not as " + file);
    }
    Paper paper = paper();
    SessionStore open = store.open();
    SessionState session = SessionState.fold(open.read(SessionChoice.find(open, id).id()));
    ChartModel shown = chart(session);
    OutputFile.check(file);
    if (numbers) {
      ChartCsv.write(shown, file);
    } else {
      charts.figure(shown, SessionFigures.imprint(session, shown), file, paper);
    }
    return 0;
  }

  private ChartModel chart(SessionState session) throws BadUse, CommandFailed {
    List<Version> chosen = versions(session);
    List<Version> measured = session.versions().stream().filter(v -> !v.runs().isEmpty()).toList();
    if (measured.isEmpty()) {
      throw new CommandFailed(
          "session " + session.started().session() + " has no measured version");
    }
    return switch (chart) {
      case "curves" -> {
        CurveModel curves =
            SessionFigures.curves(
                session, (chosen.isEmpty() ? measured : chosen).stream().map(Version::id).toList());
        yield timeAxis == null
            ? curves
            : curves.withView(curves.view().withLogTime(logarithmic(timeAxis)));
      }
      case "tradeoff" -> SessionFigures.tradeoff(session, null);
      case "tree" -> SessionTree.of(session, null);
      case "trend" -> SessionTrend.of(session, null);
      case "ratios" -> ratios(session, chosen);
      default ->
          throw new BadUse(
              "there is no chart " + chart + "; choose curves, trend, tradeoff, tree or ratios");
    };
  }

  private static ChartModel ratios(SessionState session, List<Version> chosen)
      throws BadUse, CommandFailed {
    if (chosen.size() == 1 || chosen.size() > 2) {
      throw new BadUse("ratios are of two versions, as in --versions v0,v4");
    }
    if (!chosen.isEmpty()) {
      boolean ordered = chosen.getFirst().id() < chosen.getLast().id();
      Version earlier = ordered ? chosen.getFirst() : chosen.getLast();
      return SessionFigures.ratios(
          session, earlier, ordered ? chosen.getLast() : chosen.getFirst());
    }
    Version best = session.bestVersion().orElse(session.versions().getFirst());
    if (best.id() == 0) {
      throw new CommandFailed(
          "the original is the best version of session "
              + session.started().session()
              + "; name two by --versions");
    }
    return SessionFigures.ratios(session, session.versions().getFirst(), best);
  }

  private List<Version> versions(SessionState session) throws BadUse {
    List<Version> chosen = new ArrayList<>();
    for (String word : versions) {
      String digits = word.strip().replaceFirst("^v", "");
      int number = digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : -1;
      if (number < 0 || number >= session.versions().size()) {
        throw new BadUse(
            "session %s has no version %s; it has v0 to v%d"
                .formatted(session.started().session(), word, session.versions().size() - 1));
      }
      chosen.add(session.versions().get(number));
    }
    return chosen;
  }

  private static boolean logarithmic(String word) throws BadUse {
    return switch (word) {
      case "log" -> true;
      case "linear" -> false;
      default -> throw new BadUse("--time-axis is linear or log, not " + word);
    };
  }

  /** Null for the usual size, which is as large as the window's own. */
  private @Nullable Paper paper() throws BadUse {
    if (width == null && fontSize == null && !untitled && !bare && !grey) {
      return null;
    }
    try {
      double millimetres = width == null ? Paper.PAGE : width;
      double points = fontSize == null ? Paper.USUAL : fontSize;
      return new Paper(millimetres, points, !untitled, !bare, grey);
    } catch (IllegalArgumentException e) {
      throw new BadUse(String.valueOf(e.getMessage()));
    }
  }
}
