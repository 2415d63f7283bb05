package dev.afterburner.workbench.ui.shell;

import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.chart.ChartModel;
import dev.afterburner.workbench.export.ChartImage;
import dev.afterburner.workbench.export.CurvesCsv;
import dev.afterburner.workbench.export.PngCharts;
import dev.afterburner.workbench.export.SessionFolder;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.chart.ExportFormat;
import dev.afterburner.workbench.ui.chart.PaperFigure;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Saves charts as files and copies them, and says where they went. */
final class ChartFiles {

  private final SessionViewModel session;
  private final TaskRunner tasks;
  private final InstantSource clock;
  private final FilePicker picker;
  private final Notices notices = new Notices();
  // Reads a typeface when it is made, so it is made by the first export, in the background.
  private volatile @Nullable ChartImage images;

  ChartFiles(SessionViewModel session, TaskRunner tasks, InstantSource clock, FilePicker picker) {
    this.session = session;
    this.clock = clock;
    this.tasks = tasks;
    this.picker = picker;
  }

  /** Lines about saving. */
  Notices notices() {
    return notices;
  }

  /**
   * Saves what a chart shows.
   *
   * @param within the chart, for the window that asks where to save
   * @param name what the file is called, without its ending
   */
  void save(Node within, ChartModel shown, ExportFormat format, String name) {
    notices.clearErrors();
    String imprint = imprint(shown);
    if (format == ExportFormat.CLIPBOARD) {
      copy(shown, imprint);
      return;
    }
    String ending =
        switch (format) {
          case SVG -> ".svg";
          case CSV -> ".csv";
          default -> ".png";
        };
    Optional<Path> file =
        picker.save(within.getScene().getWindow(), "Save " + shown.title(), name + ending);
    file.ifPresent(
        path ->
            tasks.call(
                write(shown, imprint, format, path),
                written -> notices.replaceHints(Notice.hint("Saved " + written)),
                failure -> notices.add(Notice.error("", failure))));
  }

  /**
   * Saves what a chart shows as a figure for a paper.
   *
   * @param within the chart, for the window that asks where to save
   * @param name what the file is called, without its ending
   */
  void save(Node within, ChartModel shown, PaperFigure figure, String name) {
    notices.clearErrors();
    String imprint = imprint(shown);
    Optional<Path> file =
        picker.save(within.getScene().getWindow(), "Save " + shown.title(), name + figure.ending());
    file.ifPresent(
        path ->
            tasks.call(
                () -> {
                  if (figure.vector()) {
                    images().writeSvg(shown, imprint, path, figure.paper());
                  } else {
                    images().writePng(shown, imprint, path, figure.paper(), PaperFigure.DPI);
                  }
                  return path;
                },
                written -> notices.replaceHints(Notice.hint("Saved " + written)),
                failure -> notices.add(Notice.error("", failure))));
  }

  /**
   * Writes the whole session to a folder: code, numbers, prompts, replies, samples and pictures.
   *
   * @param owner the window that asks where to
   * @param title the problem's title
   * @param extension of source files, without the dot
   */
  void saveAll(Window owner, String title, String extension) {
    notices.clearErrors();
    SessionState state = session.state().get();
    if (state == null || state.versions().isEmpty()) {
      notices.replaceHints(Notice.hint("There is no session to save yet; Run begins one."));
      return;
    }
    picker
        .folder(owner, "Save the whole session to a folder")
        .ifPresent(
            path ->
                tasks.call(
                    () -> {
                      SessionFolder folder =
                          new SessionFolder(
                              path.resolve(state.started().session()),
                              new PngCharts(this::images, clock));
                      folder.prepare();
                      folder.writeTexts(state, extension);
                      folder.writeCurves(state, title);
                      return folder.path();
                    },
                    written -> notices.replaceHints(Notice.hint("Saved the session to " + written)),
                    failure -> notices.add(Notice.error("", failure))));
  }

  private Callable<Path> write(ChartModel shown, String imprint, ExportFormat format, Path path) {
    Map<String, MemoryCurve> samples = format == ExportFormat.CSV ? samples() : Map.of();
    return () -> {
      switch (format) {
        case PNG_1X -> images().writePng(shown, imprint, path, 1);
        case PNG_2X -> images().writePng(shown, imprint, path, 2);
        case PNG_3X -> images().writePng(shown, imprint, path, 3);
        case PNG_300_DPI -> images().writePng(shown, imprint, path, ChartImage.scale(300));
        case SVG -> images().writeSvg(shown, imprint, path);
        case CSV -> CurvesCsv.write(samples, path);
        case CLIPBOARD -> throw new IllegalArgumentException("the clipboard is not a file");
      }
      return path;
    };
  }

  private void copy(ChartModel shown, String imprint) {
    tasks.call(
        () -> images().png(shown, imprint, 2),
        bytes -> {
          ClipboardContent content = new ClipboardContent();
          content.putImage(new Image(new ByteArrayInputStream(bytes)));
          Clipboard.getSystemClipboard().setContent(content);
          notices.replaceHints(Notice.hint("Copied " + shown.title().toLowerCase(Locale.ROOT)));
        },
        failure -> notices.add(Notice.error("", failure)));
  }

  private Map<String, MemoryCurve> samples() {
    Map<String, MemoryCurve> curves = new LinkedHashMap<>();
    SessionState state = session.state().get();
    if (state != null) {
      for (Version version : state.versions()) {
        version.typicalRun().ifPresent(run -> curves.put("v" + version.id(), run.curve()));
      }
    }
    return curves;
  }

  /** Small print: what was measured, and how. */
  private String imprint(ChartModel shown) {
    SessionState state = session.state().get();
    if (state == null) {
      return shown.note();
    }
    String where =
        state.started().problem()
            + " · "
            + state.started().language()
            + " · "
            + state.started().isolation().label();
    return shown.note().isEmpty() ? where : where + " · " + shown.note();
  }

  private ChartImage images() {
    ChartImage made = images;
    if (made == null) {
      made = new ChartImage();
      images = made;
    }
    return made;
  }
}
