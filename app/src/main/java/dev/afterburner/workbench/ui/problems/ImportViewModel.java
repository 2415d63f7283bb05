// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.problem.importer.ImportReport;
import dev.afterburner.workbench.problem.importer.Importer;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Brings files of problems in, one after another, and says in a line what became of each. */
public final class ImportViewModel {

  private static final int ROWS_BETWEEN = 50;

  /** Characters of a reason that a line shows; its details have all. */
  private static final int SHOWN = 120;

  private final Importer importer;
  private final TaskRunner tasks;
  private final Notices notices;
  private final Runnable onDone;
  private final List<Path> waiting = new ArrayList<>();
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private Cancellation current = new Cancellation();

  /**
   * Nothing is brought in yet.
   *
   * @param notices where results are told
   * @param onDone after each file: there may be new problems
   */
  public ImportViewModel(Importer importer, TaskRunner tasks, Notices notices, Runnable onDone) {
    this.importer = importer;
    this.tasks = tasks;
    this.notices = notices;
    this.onDone = onDone;
  }

  /** What goes on: "rows.jsonl: 1 200 rows"; empty while nothing does. */
  public ReadOnlyStringProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** Brings files and folders in. */
  public void take(List<Path> files) {
    boolean idle = progress.get().isEmpty();
    waiting.addAll(files);
    if (idle) {
      next();
    }
  }

  /** Ends what goes on; what has come in stays. */
  public void stop() {
    waiting.clear();
    current.cancel();
  }

  private void next() {
    if (waiting.isEmpty()) {
      progress.set("");
      return;
    }
    Path file = waiting.removeFirst();
    String name = String.valueOf(file.getFileName());
    Cancellation cancellation = new Cancellation();
    current = cancellation;
    progress.set(name + ": reading");
    tasks.call(
        () -> importer.run(file, null, rows -> count(name, rows), cancellation),
        report -> {
          notices.add(told(name, report, cancellation.isCancelled()));
          onDone.run();
          next();
        },
        failure -> {
          notices.add(Notice.error("", failure));
          next();
        });
  }

  private void count(String name, long rows) {
    if (rows % ROWS_BETWEEN == 0) {
      tasks.show(() -> progress.set(name + ": " + Figures.count(rows) + " rows"));
    }
  }

  private static Notice told(String name, ImportReport report, boolean stopped) {
    StringBuilder text = new StringBuilder(name).append(stopped ? ", stopped" : "").append(": ");
    text.append(Figures.count(report.added()))
        .append(report.added() == 1 ? " new problem" : " new problems");
    append(text, report.joined(), " merged into known problems");
    append(text, report.known(), " already there");
    append(
        text,
        report.apart().problems(),
        " of them under another id, since another problem has their number");
    long refused = report.refusedRows();
    append(text, refused, refused == 1 ? " row refused" : " rows refused");
    List<String> faults = new ArrayList<>(report.faults());
    report.refused().forEach(kind -> tell(kind, faults));
    if (faults.isEmpty()) {
      return Notice.done(text.toString());
    }
    String first = faults.getFirst();
    text.append(". ")
        .append(first.length() <= SHOWN ? first : first.substring(0, SHOWN).strip() + "…");
    return new Notice(Notice.Kind.WARNING, text.toString(), String.join("\n", faults));
  }

  private static void append(StringBuilder text, long count, String what) {
    if (count > 0) {
      text.append(", ").append(Figures.count(count)).append(what);
    }
  }

  private static void tell(ImportReport.Refusal kind, List<String> lines) {
    kind.examples().forEach(r -> lines.add("Row " + r.row() + ": " + r.reason()));
    long more = kind.rows() - kind.examples().size();
    if (more > 0) {
      lines.add("… and " + Figures.count(more) + " more rows for a reason of this kind");
    }
  }
}
