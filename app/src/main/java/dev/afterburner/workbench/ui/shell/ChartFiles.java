// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.chart.DistributionModel;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.FileCharts;
import dev.afterburner.workbench.export.SessionFigures;
import dev.afterburner.workbench.export.SessionFolder;
import dev.afterburner.workbench.export.TextFile;
import dev.afterburner.workbench.export.VersionTable;
import dev.afterburner.workbench.export.figure.ChartCsv;
import dev.afterburner.workbench.export.figure.ChartImage;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.export.figure.ExportFile;
import dev.afterburner.workbench.export.figure.FigureFormat;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.ui.chart.ExportFormat;
import dev.afterburner.workbench.ui.chart.PaperFigure;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private static final Notice NOTHING =
      Notice.done("There is no session to save yet. Measure starts one.");

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
   * @param name what it is of, in the file's name
   */
  void save(Node within, ChartModel shown, ExportFormat format, String name) {
    notices.clearErrors();
    if (format == ExportFormat.CLIPBOARD) {
      copy(shown);
      return;
    }
    String ending =
        switch (format) {
          case SVG -> FigureFormat.SVG.ending();
          case PDF -> FigureFormat.PDF.ending();
          case CSV -> ".csv";
          case PNG_2X, PNG_300_DPI, CLIPBOARD -> FigureFormat.PNG.ending();
        };
    String imprint = imprint(shown);
    ask(within, shown, name + ending, path -> write(shown, imprint, format, path));
  }

  /**
   * Saves a figure for a paper.
   *
   * @param within the chart, for the window that asks where to save
   * @param name what it is of, in the file's name
   */
  void save(Node within, PaperFigure figure, String name) {
    notices.clearErrors();
    String imprint = imprint(figure.chart());
    ask(
        within,
        figure.chart(),
        name + figure.format().ending(),
        path -> {
          if (isCsv(path)) {
            ChartCsv.write(figure.chart(), path);
          } else {
            charts().figure(figure.chart(), imprint, path, figure.paper());
          }
        });
  }

  /**
   * Saves the table of versions.
   *
   * @param owner the window that asks where to save
   */
  void saveTable(Window owner, VersionTable.Format format) {
    notices.clearErrors();
    SessionState state = session.state().get();
    if (state == null || state.versions().isEmpty()) {
      notices.replaceHints(NOTHING);
      return;
    }
    picker
        .save(owner, "Save the table of versions", name("versions" + format.ending()))
        .ifPresent(path -> write(() -> TextFile.write(VersionTable.of(state, format), path), path));
  }

  /**
   * Saves a file for other tools.
   *
   * @param owner the window that asks where to save
   * @param content makes it, in the background
   */
  void save(Window owner, String title, String file, Supplier<byte[]> content) {
    notices.clearErrors();
    picker
        .save(owner, title, name(file))
        .ifPresent(
            path ->
                write(
                    () -> {
                      byte[] made = content.get();
                      ExportFile.write(path, stream -> stream.write(made));
                    },
                    path));
  }

  /** Writes a file that somebody has named. */
  @FunctionalInterface
  private interface Writing {
    void to(Path path) throws ExportException;
  }

  /** Writes a file. */
  @FunctionalInterface
  private interface Work {
    void run() throws ExportException;
  }

  private void ask(Node within, ChartModel shown, String name, Writing writing) {
    picker
        .save(within.getScene().getWindow(), "Save " + shown.title(), name(name))
        .map(path -> withEnding(path, name))
        .ifPresent(path -> write(() -> writing.to(path), path));
  }

  /** The format follows the ending: one that was left out is that of the name that was offered. */
  private static Path withEnding(Path path, String offered) {
    String ending = offered.substring(offered.lastIndexOf('.'));
    boolean known = ending.equals(".csv") || isCsv(path) || FigureFormat.of(path).isPresent();
    return known ? path : path.resolveSibling(path.getFileName() + ending);
  }

  private static boolean isCsv(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  private void write(Work work, Path path) {
    tasks.call(
        () -> {
          work.run();
          return path;
        },
        written -> notices.replaceHints(saved("Saved " + written, written)),
        failure -> notices.add(Notice.error("", failure)));
  }

  private Notice saved(String text, Path written) {
    Path folder = Files.isDirectory(written) ? written : written.toAbsolutePath().getParent();
    return Notice.done(
        text,
        List.of(
            new Notice.Answer(
                "Show in folder",
                () ->
                    tasks.call(
                        () -> picker.show(String.valueOf(folder)),
                        shown -> {
                          if (!shown) {
                            notices.replaceHints(
                                Notice.done("No file manager was found on this system."));
                          }
                        },
                        failure -> notices.add(Notice.error("", failure))))));
  }

  /**
   * Writes the whole session to a folder: code, numbers, prompts, replies, samples, figures and a
   * report.
   *
   * @param owner the window that asks where to
   * @param title the problem's title
   * @param extension of source files, without the dot
   * @param standing where versions stand among the reference solutions; null where that is not
   *     known
   */
  void saveAll(
      Window owner,
      String title,
      String extension,
      Function<SessionState, @Nullable DistributionModel> standing) {
    notices.clearErrors();
    SessionState state = session.state().get();
    if (state == null || state.versions().isEmpty()) {
      notices.replaceHints(NOTHING);
      return;
    }
    DistributionModel references = standing.apply(state);
    picker
        .folder(owner, "Save the whole session to a folder")
        .ifPresent(
            path ->
                tasks.call(
                    () -> {
                      SessionFolder folder =
                          new SessionFolder(
                              path.resolve(SessionFigures.folderName(state)),
                              charts(),
                              EnumSet.allOf(FigureFormat.class));
                      folder.prepare();
                      folder.writeTexts(state, extension);
                      folder.writeFigures(state, title, references);
                      return folder.path();
                    },
                    written ->
                        notices.replaceHints(saved("Saved the session to " + written, written)),
                    failure -> notices.add(Notice.error("", failure))));
  }

  private void write(ChartModel shown, String imprint, ExportFormat format, Path path)
      throws ExportException {
    switch (format) {
      case PNG_300_DPI -> images().writePng(shown.onPaper(), imprint, path, ChartImage.scale(300));
      case PNG_2X, SVG, PDF -> charts().figure(shown, imprint, path, null);
      case CSV -> ChartCsv.write(shown, path);
      case CLIPBOARD -> throw new IllegalArgumentException("the clipboard is not a file");
    }
  }

  private void copy(ChartModel shown) {
    String imprint = imprint(shown);
    tasks.call(
        () -> images().png(shown.onPaper(), imprint, 2),
        bytes -> {
          ClipboardContent content = new ClipboardContent();
          content.putImage(new Image(new ByteArrayInputStream(bytes)));
          Clipboard.getSystemClipboard().setContent(content);
          notices.replaceHints(Notice.done("Copied the picture “" + shown.title() + "”."));
        },
        failure -> notices.add(Notice.error("", failure)));
  }

  /** Small print: what was measured, and how. */
  String imprint(ChartModel shown) {
    SessionState state = session.state().get();
    return state == null ? shown.note() : SessionFigures.imprint(state, shown);
  }

  /** A file's name that tells the session. */
  private String name(String what) {
    SessionState state = session.state().get();
    return state == null ? what : SessionFigures.fileName(state, what);
  }

  private Charts charts() {
    return new FileCharts(this::images, clock);
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
