// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.training;

import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.train.TrainException;
import dev.afterburner.workbench.train.watch.Alarms;
import dev.afterburner.workbench.train.watch.Run;
import dev.afterburner.workbench.train.watch.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Follows the trainings of one place. One look at a time; each blocks. */
final class TrainingReader {

  private final Path place;
  private final Watch watch;
  private List<Run> runs = List.of();

  TrainingReader(Path place) {
    this.place = place;
    this.watch = new Watch(place);
  }

  /**
   * A run as it was found.
   *
   * @param place the folder or log that was opened
   * @param alarms what to look at, in words
   * @param rollouts the files of its rollouts
   */
  record Seen(Path place, Run run, List<String> alarms, List<RolloutFile> rollouts) {
    Seen {
      alarms = List.copyOf(alarms);
      rollouts = List.copyOf(rollouts);
    }
  }

  /**
   * What a look at a place gave.
   *
   * @param seen its runs
   * @param grown whether anything in them is new
   * @param fault why it can't be read; empty where it can
   */
  record Look(List<Seen> seen, boolean grown, String fault) {
    Look {
      seen = List.copyOf(seen);
    }
  }

  Path place() {
    return place;
  }

  Look look(Instant now) {
    try {
      boolean grown = watch.look();
      if (grown) {
        runs = watch.runs();
      }
      List<Seen> seen = new ArrayList<>();
      for (Run run : runs) {
        seen.add(new Seen(place, run, Alarms.of(run, now), rollouts(run)));
      }
      String fault = seen.isEmpty() ? "There is no log of a training in " + place + " yet." : "";
      return new Look(seen, grown, fault);
    } catch (TrainException e) {
      return new Look(List.of(), true, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Look(List.of(), true, "can't read " + place + ": " + FileFaults.reason(e));
    }
  }

  private List<RolloutFile> rollouts(Run run) throws IOException {
    SortedMap<Long, Path> files = watch.rollouts(run.name());
    List<RolloutFile> found = new ArrayList<>();
    for (Map.Entry<Long, Path> entry : files.entrySet()) {
      if (Files.exists(entry.getValue())) {
        long size = Files.size(entry.getValue());
        found.add(new RolloutFile(entry.getValue(), entry.getKey(), run.name(), size));
      }
    }
    return found;
  }
}
