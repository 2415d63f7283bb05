// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.files.AppendedLines;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.fold.Advance;
import dev.afterburner.workbench.study.fold.GrowingRows;
import dev.afterburner.workbench.study.run.Manifest;
import dev.afterburner.workbench.study.run.StudyFolder;
import dev.afterburner.workbench.study.run.Tools;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at a study's folder again and again. By one thread at a time. */
final class StudyReader {

  private final StudyFolder folder;
  private final Tools.Costs prices;
  private final GrowingRows rows;
  private @Nullable Plan plan;
  private boolean told;
  private boolean elsewhere;

  StudyReader(Path folder, Tools.Costs prices) {
    this.folder = new StudyFolder(folder);
    this.prices = prices;
    this.rows = new GrowingRows(this.folder);
  }

  Path folder() {
    return folder.path();
  }

  /**
   * The study as it is now; empty where nothing has changed since.
   *
   * @param here whether this process runs it
   */
  Optional<ShownStudy> look(boolean here) throws StudyException {
    Plan known = plan;
    if (known == null) {
      known = Manifest.of(folder).plan();
      plan = known;
    }
    boolean grown = rows.read();
    boolean others = !here && AppendedLines.isWritten(folder.cells());
    if (told && !grown && others == elsewhere) {
      return Optional.empty();
    }
    told = true;
    elsewhere = others;
    var all = rows.rows();
    return Optional.of(new ShownStudy(folder, known, all, Advance.of(known, all, prices), others));
  }
}
