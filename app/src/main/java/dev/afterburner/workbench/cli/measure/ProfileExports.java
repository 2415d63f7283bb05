// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.OutputFile;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.FlameGraphs;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.WholeFile;
import dev.afterburner.workbench.profile.Profile;
import dev.afterburner.workbench.profile.ProfileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Files for other tools that show profiles. */
final class ProfileExports {

  /** Names of pictures, and their files. */
  private static final Map<String, String> FLAMES =
      new TreeMap<>(Map.of("png", "profile.flame.png", "svg", "profile.flame.svg"));

  @Option(
      names = "--export",
      split = ",",
      paramLabel = "FORMAT",
      description =
          "Write it as speedscope, collapsed, pprof, table, or as a flame graph in png or svg into"
              + " --out; all of them with --out alone.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the exports; made where it is not there.")
  private @Nullable Path folder;

  /** Makes sure that what is asked for can be written. */
  void check() throws BadUse, CommandFailed {
    for (String name : names) {
      if (ProfileFormat.of(name).isEmpty() && !FLAMES.containsKey(name)) {
        throw new BadUse(
            "there is no format "
                + name
                + "; --export takes "
                + ProfileFormat.names()
                + ", "
                + String.join(", ", FLAMES.keySet()));
      }
    }
    Path out = out();
    if (out == null) {
      return;
    }
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new CommandFailed(
          "can't make the folder " + out + ": " + FileFaults.reason(e) + "; name another place");
    }
    for (ProfileFormat format : formats()) {
      OutputFile.check(out.resolve(format.fileName()));
    }
    for (String flame : flames()) {
      OutputFile.check(out.resolve(flame));
    }
  }

  private @Nullable Path out() {
    return folder == null && !names.isEmpty() ? Path.of("") : folder;
  }

  private List<ProfileFormat> formats() {
    return names.isEmpty()
        ? Stream.of(ProfileFormat.values()).toList()
        : names.stream().flatMap(name -> ProfileFormat.of(name).stream()).distinct().toList();
  }

  private List<String> flames() {
    return FLAMES.entrySet().stream()
        .filter(flame -> names.isEmpty() || names.contains(flame.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Writes what was asked for. */
  void write(Profile profile, String name, Charts charts) throws CommandFailed {
    Path out = out();
    if (out == null) {
      return;
    }
    for (ProfileFormat format : formats()) {
      Path file = out.resolve(format.fileName());
      byte[] content = format.content(profile, name);
      try {
        WholeFile.write(file, stream -> stream.write(content));
      } catch (IOException e) {
        throw new CommandFailed(
            "can't write " + file + ": " + FileFaults.reason(e) + "; name another place");
      }
    }
    for (String flame : flames()) {
      try {
        charts.draw(FlameGraphs.leftHeavy(profile), out.resolve(flame));
      } catch (ExportException e) {
        throw new CommandFailed(String.valueOf(e.getMessage()));
      }
    }
  }
}
