// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.language.CommandTools;
import dev.afterburner.sandbox.launcher.Job;
import dev.afterburner.sandbox.launcher.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a job of a command. */
final class Jobs {

  private final CommandTools tools;
  private final Path nothing;

  /**
   * A maker.
   *
   * @param nothing an empty folder, which stands for a working folder of which nothing is shown
   */
  Jobs(CommandTools tools, Path nothing) {
    this.tools = tools;
    this.nothing = nothing;
  }

  /**
   * A command is run as it was typed, in the same folder. It sees the system's programs, itself,
   * what its arguments name, and what is to be shown beside that.
   */
  Job command(Execution execution, Program.Command command) throws SandboxException {
    Path folder = Path.of("").toAbsolutePath().normalize();
    CommandTools.Tool tool = tools.find(command.argv().get(0), folder);
    List<String> argv = new ArrayList<>(command.argv());
    argv.set(0, tool.path().toString());
    Set<String> wanted = new LinkedHashSet<>(tools.system());
    wanted.addAll(tool.files());
    for (Path shown : command.shown()) {
      Path path = folder.resolve(shown).normalize();
      Optional<String> reason = tools.privacy().reason(path);
      if (reason.isPresent()) {
        throw new SandboxException(
            Kind.FAILED,
            path + " can't be shown to a command: " + reason.get() + "; name a folder in it");
      }
      wanted.add(path.toString());
    }
    CommandFiles.named(command.argv(), folder).stream()
        .filter(path -> tools.privacy().reason(path).isEmpty())
        .forEach(path -> wanted.add(path.toString()));
    View view = View.of(wanted, List.of(), tool.links());
    return new Job(
        "",
        view,
        isThere(folder, view)
            ? List.of()
            : List.of(new Job.Bind(nothing, folder.toString(), false)),
        argv,
        environment(tool),
        folder.toString(),
        execution.stdin(),
        execution.limits(),
        execution.sampleRateHz(),
        Job.Kind.MEASURED,
        "");
  }

  private static Map<String, String> environment(CommandTools.Tool tool) {
    Map<String, String> environment = new HashMap<>(Job.ENVIRONMENT);
    List<String> path = new ArrayList<>(tool.folders());
    path.add(Job.ENVIRONMENT.getOrDefault("PATH", ""));
    environment.put("PATH", String.join(":", path));
    environment.remove("ONLINE_JUDGE"); // it is a tool of this machine, not a solution
    return environment;
  }

  /** Whether the file system that a view makes has the folder. */
  private static boolean isThere(Path folder, View view) {
    return folder.equals(Path.of("/tmp"))
        || folder.getNameCount() == 0
        || view.folders().stream()
            .map(Path::of)
            .anyMatch(
                shown ->
                    (folder.startsWith(shown) && Files.isDirectory(shown))
                        || shown.startsWith(folder))
        || view.links().keySet().stream().anyMatch(link -> Path.of(link).startsWith(folder));
  }
}
