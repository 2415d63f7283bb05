// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.settings.DraftFolder;
import dev.afterburner.workbench.settings.LoopSettings;
import dev.afterburner.workbench.store.SqliteSessionStore;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.SameThread;
import dev.afterburner.workbench.ui.run.Choices;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** An open problem with one start in Python, for view models that need one; nothing is run. */
public final class OpenSessions implements AutoCloseable {

  private final SqliteSessionStore store;
  private final SessionViewModel session;

  public OpenSessions(Path folder) throws StoreException {
    store = SqliteSessionStore.open(folder.resolve("workbench.db"));
    session =
        new SessionViewModel(
            catalogue(),
            new Bench(store).optimizer(),
            chosen -> Bench.SETTINGS,
            store,
            new DraftFolder(folder.resolve("drafts")),
            new SameThread(),
            InstantSource.fixed(Bench.NOW),
            new Notices(),
            new Choices("python", Figure.TIME, "scripted", 5, LoopSettings.DEFAULT));
    session.open("echo");
  }

  public SessionViewModel session() {
    return session;
  }

  public static Language python() {
    return Bench.python();
  }

  private static Catalogue catalogue() {
    Problem problem = Bench.problem();
    Problem with =
        new Problem(
            problem.listing(),
            problem.statement(),
            problem.comparator(),
            problem.cases(),
            problem.workloads(),
            List.of(new Reference("python", "start", "", true, "wall=100 peak=40")));
    return new Catalogue() {
      @Override
      public List<Listing> list() {
        return List.of(with.listing());
      }

      @Override
      public Problem find(String id) {
        return with;
      }
    };
  }

  @Override
  public void close() {
    store.close();
  }
}
