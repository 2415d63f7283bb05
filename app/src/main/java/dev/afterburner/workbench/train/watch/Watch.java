// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.train.TrainException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows the logs below a folder, or one log. Whatever lies together is one run: a trainer's log,
 * the states of its checkpoints, its event files.
 */
public final class Watch {

  private static final int DEPTH = 8;
  private static final int MOST_FILES = 20_000;
  private static final Pattern CHECKPOINT =
      Pattern.compile("(?:checkpoint-|global_step_)(\\d{1,12})");
  private static final Pattern PARTS =
      Pattern.compile("checkpoint-\\d+|runs|wandb|rollouts|global_step_\\d+");

  private final Path root;
  private final Map<Path, Source> sources = new LinkedHashMap<>();

  /** Files that were looked into and are no log, by the size that they had then. */
  private final Map<Path, Long> others = new HashMap<>();

  private final Map<String, TreeSet<Long>> checkpoints = new TreeMap<>();

  private static final class Source {
    private final String run;
    private final Logs.Kind kind;
    private final LogReader reader;
    private final Map<String, TreeMap<Long, Point>> points = new TreeMap<>();

    Source(String run, Logs.Kind kind, LogReader reader) {
      this.run = run;
      this.kind = kind;
      this.reader = reader;
    }

    boolean look() throws IOException {
      LogReader.News news = reader.look();
      if (news.restarted()) {
        points.clear();
      }
      for (Point point : news.points()) {
        String name = point.name().replaceFirst("^train/", "");
        points.computeIfAbsent(name, _ -> new TreeMap<>()).put(point.step(), point);
      }
      return news.restarted() || !news.points().isEmpty();
    }
  }

  /**
   * Nothing is read yet.
   *
   * @param root a folder or a log
   */
  public Watch(Path root) {
    this.root = root;
  }

  /**
   * Reads what is new; gives whether anything is.
   *
   * @throws TrainException where there is nothing of that name, or it can't be read
   */
  public boolean look() throws TrainException {
    try {
      if (!Files.exists(root)) {
        throw TrainException.failed("there is no file or folder " + root);
      }
      Map<String, TreeSet<Long>> before = Map.copyOf(checkpoints);
      int known = sources.size();
      find();
      boolean news = sources.size() != known || !checkpoints.equals(before);
      for (Source source : sources.values()) {
        news |= source.look();
      }
      return news;
    } catch (IOException e) {
      throw TrainException.failed("can't read " + root + ": " + FileFaults.reason(e));
    }
  }

  private void find() throws IOException {
    if (Files.isRegularFile(root)) {
      add(root, String.valueOf(root.getFileName()), true);
      return;
    }
    int[] seen = {0};
    checkpoints.clear();
    Files.walkFileTree(
        root,
        java.util.Set.of(),
        DEPTH,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Matcher step = CHECKPOINT.matcher(String.valueOf(folder.getFileName()));
            if (step.matches() && !folder.equals(root)) {
              checkpoints
                  .computeIfAbsent(run(folder), _ -> new TreeSet<>())
                  .add(Long.parseLong(step.group(1)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path parent = file.getParent();
            if (attributes.isRegularFile() && parent != null) {
              add(file, run(parent), false);
            }
            return ++seen[0] > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // it went while the folder was looked through
          }
        });
  }

  private void add(Path file, String run, boolean named) throws IOException {
    if (sources.containsKey(file)) {
      return;
    }
    long size = Files.size(file);
    if (Long.valueOf(size).equals(others.get(file))) {
      return;
    }
    Optional<Logs.Log> log = Logs.of(file, named);
    if (log.isPresent()) {
      sources.put(file, new Source(run, log.get().kind(), log.get().reader()));
      others.remove(file);
    } else {
      others.put(file, size);
    }
  }

  /** The folder of a run that a folder belongs to, as seen from the root. */
  private String run(Path folder) {
    Path inside = root.relativize(folder);
    Path run = Path.of("");
    for (Path part : inside) {
      if (PARTS.matcher(part.toString()).matches()) {
        break;
      }
      run = run.resolve(part);
    }
    return run.toString().isEmpty() ? "." : run.toString();
  }

  /** The runs as they are known now, by name. */
  public List<Run> runs() throws TrainException {
    Map<String, List<Path>> byRun = new TreeMap<>();
    sources.forEach(
        (file, source) -> byRun.computeIfAbsent(source.run, _ -> new ArrayList<>()).add(file));
    List<Run> runs = new ArrayList<>();
    try {
      for (Map.Entry<String, List<Path>> entry : byRun.entrySet()) {
        runs.add(run(entry.getKey(), entry.getValue()));
      }
    } catch (IOException e) {
      throw TrainException.failed("can't read " + root + ": " + FileFaults.reason(e));
    }
    return runs;
  }

  private Run run(String name, List<Path> files) throws IOException {
    Map<String, TreeMap<Long, Point>> all = new TreeMap<>();
    Instant changed = Instant.EPOCH;
    // An event file is named by the second in which it was begun.
    for (Path file : files.stream().sorted().toList()) {
      Source source = sources.get(file);
      if (source == null) {
        continue;
      }
      source.points.forEach(
          (series, points) -> {
            TreeMap<Long, Point> known = all.computeIfAbsent(series, _ -> new TreeMap<>());
            if (source.kind == Logs.Kind.EVENTS) {
              // A later file of a restarted training goes before what an earlier one had.
              known.tailMap(points.firstKey(), true).clear();
            }
            known.putAll(points);
          });
      if (Files.exists(file)) {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        changed = written.isAfter(changed) ? written : changed;
      }
    }
    List<Series> series = new ArrayList<>();
    all.forEach((key, points) -> series.add(Series.of(key, points)));
    return new Run(
        name,
        files.stream().map(this::words).sorted().toList(),
        series,
        List.copyOf(checkpoints.getOrDefault(name, new TreeSet<>())),
        files.stream().filter(this::isDamaged).map(this::words).sorted().toList(),
        changed);
  }

  /** The files that hold the rollouts of a run, by the step of each. */
  public SortedMap<Long, Path> rollouts(String run) {
    SortedMap<Long, Path> files = new TreeMap<>();
    sources.forEach(
        (file, source) -> {
          if (source.kind == Logs.Kind.ROLLOUTS && source.run.equals(run)) {
            Logs.step(file).ifPresent(step -> files.put(step, file));
          }
        });
    return files;
  }

  private String words(Path file) {
    return Files.isDirectory(root) ? root.relativize(file).toString() : file.toString();
  }

  private boolean isDamaged(Path file) {
    Source source = sources.get(file);
    return source != null && source.reader.isDamaged();
  }
}
