// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.problem.importer.ImportReport;
import dev.afterburner.workbench.problem.importer.hub.HubSets;
import dev.afterburner.workbench.problem.importer.hub.HubSets.Looked;
import dev.afterburner.workbench.problem.importer.hub.HubSets.Wanted;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Brings a data set of the Hub in: first it is looked at, then it comes in, or not. */
public final class HubImportViewModel {

  /** How far it is. */
  public enum Phase {
    /** A name is asked for. */
    ASKING,
    /** Fetched and looked at. */
    LOOKING,
    /** It is known what would come in. */
    LOOKED,
    /** It comes in. */
    TAKING,
    /** It has come in. */
    TAKEN
  }

  private static final int ROWS_BETWEEN = 50;

  /** Megabytes, as bytes come in thousands of pieces. */
  private static final long BYTES_BETWEEN = 1_000_000;

  private final HubSets sets;
  private final TaskRunner tasks;
  private final Runnable onDone;
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty format = new SimpleStringProperty("");
  private final StringProperty comparator = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.ASKING);
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper refusals = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private Cancellation current = new Cancellation();
  private @Nullable Looked looked;
  private @Nullable Wanted wanted;
  private long shownBytes;

  /**
   * @param onDone after an import: there may be new problems
   */
  public HubImportViewModel(HubSets sets, TaskRunner tasks, Runnable onDone) {
    this.sets = sets;
    this.tasks = tasks;
    this.onDone = onDone;
  }

  /** The data set: OWNER/NAME[:config][:split]. */
  public StringProperty name() {
    return name;
  }

  /** The format of its rows; empty to tell it from each. */
  public StringProperty format() {
    return format;
  }

  /** How outputs are compared; empty for as the data set does it. */
  public StringProperty comparator() {
    return comparator;
  }

  /** The formats that there are. */
  public List<String> formats() {
    return sets.formats();
  }

  public ReadOnlyObjectProperty<Phase> phase() {
    return phase.getReadOnlyProperty();
  }

  /** What goes on: "file 1 of 2: 3.20 MB of 12.0 MB"; empty while nothing does. */
  public ReadOnlyStringProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** What would come in, or came in. */
  public ReadOnlyStringProperty counts() {
    return counts.getReadOnlyProperty();
  }

  /** Which rows are left out, by kind of reason, three of each; empty for none. */
  public ReadOnlyStringProperty refusals() {
    return refusals.getReadOnlyProperty();
  }

  /** What went wrong; empty where nothing did. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /** Begins anew, without what an earlier look has found. */
  public void begin() {
    if (phase.get() != Phase.LOOKING && phase.get() != Phase.TAKING) {
      forget();
      phase.set(Phase.ASKING);
      counts.set("");
      refusals.set("");
      fault.set("");
    }
  }

  /** Fetches the data set and says what it would bring. */
  public void look() {
    begin();
    if (phase.get() != Phase.ASKING) {
      return;
    }
    if (name.get().isBlank()) {
      fault.set("Enter the name of a data set, such as Elfsong/Venus.");
      return;
    }
    Wanted now = new Wanted(name.get(), word(format), word(comparator));
    Cancellation cancellation = start(Phase.LOOKING, "Asking the Hub…");
    tasks.call(
        () -> sets.look(now, this::fetched, this::read, cancellation),
        found -> {
          if (cancellation.isCancelled()) {
            tasks.start(() -> sets.forget(found));
            stopped();
            return;
          }
          wanted = now;
          looked = found;
          counts.set(would(found));
          refusals.set(refusals(found.report()));
          end(Phase.LOOKED);
        },
        failure -> failed(failure, cancellation, Phase.ASKING));
  }

  /** Brings in what was looked at. */
  public void take() {
    Looked found = looked;
    Wanted now = wanted;
    if (found == null || now == null || phase.get() != Phase.LOOKED) {
      return;
    }
    Cancellation cancellation = start(Phase.TAKING, "Importing…");
    tasks.call(
        () -> sets.take(now, found, this::read, cancellation),
        report -> {
          looked = null;
          counts.set(
              (cancellation.isCancelled() ? "Stopped. Imported: " : "Imported: ") + came(report));
          refusals.set(refusals(report));
          end(Phase.TAKEN);
          onDone.run();
        },
        failure -> {
          failed(failure, cancellation, Phase.LOOKED);
          onDone.run();
        });
  }

  /** Ends what goes on; what has come in stays. */
  public void cancel() {
    current.cancel();
  }

  /** The card is closed: what was fetched and not brought in is deleted. */
  public void close() {
    cancel();
    if (phase.get() == Phase.LOOKED) {
      begin();
    }
  }

  private void forget() {
    Looked found = looked;
    if (found != null) {
      looked = null;
      tasks.start(() -> sets.forget(found));
    }
  }

  private static @Nullable String word(StringProperty text) {
    return text.get() == null || text.get().isBlank() ? null : text.get().strip();
  }

  private Cancellation start(Phase now, String words) {
    fault.set("");
    shownBytes = -BYTES_BETWEEN;
    current = new Cancellation();
    phase.set(now);
    progress.set(words);
    return current;
  }

  private void end(Phase now) {
    progress.set("");
    phase.set(now);
  }

  private void stopped() {
    fault.set("Stopped. Nothing was imported.");
    end(Phase.ASKING);
  }

  private void failed(Exception failure, Cancellation cancellation, Phase back) {
    if (cancellation.isCancelled() && back == Phase.ASKING) {
      stopped();
    } else {
      fault.set(String.valueOf(failure.getMessage()));
      end(back);
    }
  }

  private void fetched(int file, int files, long bytes, long total) {
    if (bytes == total || Math.abs(bytes - shownBytes) >= BYTES_BETWEEN) {
      shownBytes = bytes;
      String of = total < 0 ? "" : " of " + Figures.memory(total);
      tell("Fetching file " + file + " of " + files + ": " + Figures.memory(bytes) + of);
    }
  }

  private void read(long rows) {
    if (rows % ROWS_BETWEEN == 0) {
      tell(Figures.count(rows) + " rows read");
    }
  }

  private void tell(String words) {
    Cancellation its = current;
    tasks.show(
        () -> {
          if (its == current && !progress.get().isEmpty()) {
            progress.set(words);
          }
        });
  }

  static String would(Looked found) {
    ImportReport report = found.report();
    return Figures.count(report.rows())
        + (report.rows() == 1 ? " row" : " rows")
        + " would add "
        + problems(report.added())
        + (found.here() == 0
            ? ", none of which is in the library yet"
            : ", " + Figures.count(found.here()) + " of which have the id of one in the library")
        + refused(report, "would be refused")
        + formats(report);
  }

  static String came(ImportReport report) {
    return problems(report.added())
        + " new, "
        + Figures.count(report.joined())
        + " added to known ones, "
        + Figures.count(report.known())
        + " already here"
        + (report.apart().problems() == 0
            ? ""
            : ", "
                + Figures.count(report.apart().problems())
                + " added under another id, since another problem has their number")
        + refused(report, "refused");
  }

  private static String problems(long count) {
    return Figures.count(count) + (count == 1 ? " problem" : " problems");
  }

  private static String refused(ImportReport report, String how) {
    long rows = report.refusedRows();
    return rows == 0 ? "" : "; " + Figures.count(rows) + (rows == 1 ? " row " : " rows ") + how;
  }

  private static String formats(ImportReport report) {
    return report.formats().isEmpty()
        ? ""
        : ". Format: " + String.join(", ", report.formats().keySet().stream().sorted().toList());
  }

  static String refusals(ImportReport report) {
    List<String> lines = new ArrayList<>(report.faults());
    for (ImportReport.Refusal kind : report.refused()) {
      kind.examples().forEach(r -> lines.add(r.file() + ", row " + r.row() + ": " + r.reason()));
      long more = kind.rows() - kind.examples().size();
      if (more > 0) {
        lines.add("… and " + Figures.count(more) + " more rows for a reason of this kind");
      }
    }
    return String.join("\n", lines);
  }
}
