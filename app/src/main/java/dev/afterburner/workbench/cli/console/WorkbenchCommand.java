// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.sandboxes.SandboxAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What stands before the commands. */
@Command(
    name = "workbench",
    description = {
      "Explore code efficiency: measure a solution's time and memory, let a model improve it, compare"
          + " versions.",
      "Without a command, the window opens."
    },
    versionProvider = WorkbenchCommand.Version.class,
    footerHeading = "%nExit codes: 0 success, 1 the command failed, 2 wrong usage.%n",
    footer = {
      "Sessions are stored in $$WORKBENCH_HOME, else in the system's folder for a program's data.",
      "",
      "  workbench problems",
      "  workbench run solution.py --problem pair-sums",
      "  workbench optimize --problem pair-sums --objective time --out out"
    })
public final class WorkbenchCommand {

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  private boolean version;

  private final Consumer<SandboxAddress> sandbox;
  private final Consumer<String> token;
  private final BuildOptions builds;

  @Spec private @Nullable CommandSpec spec;

  /**
   * The root of the commands.
   *
   * @param sandbox told where programs are to run, before a command begins
   * @param token told what servers want, where the command line names it
   * @param builds told how programs are built
   */
  public WorkbenchCommand(
      Consumer<SandboxAddress> sandbox, Consumer<String> token, BuildOptions builds) {
    this.builds = builds;
    this.sandbox = sandbox;
    this.token = token;
  }

  @Option(
      names = "--sandbox",
      paramLabel = "WHERE",
      scope = ScopeType.INHERIT,
      description =
          "Where programs run: local, docker (in containers), or the address of a Monolith or of a workbench that serves:"
              + " http://host:port (default: local).")
  void sandbox(String where) {
    sandbox.accept(
        SandboxAddress.parse(where)
            .orElseThrow(
                () ->
                    new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "unknown sandbox "
                            + where
                            + "; choose local, docker, or an address like http://localhost:8000")));
  }

  @Option(
      names = "--token",
      paramLabel = "T",
      scope = ScopeType.INHERIT,
      description = {
        "Token for the server, or, with serve, the token that its clients "
            + "must send; @FILE reads it from a file (default: the variable "
            + "WORKBENCH_TOKEN). Other users of this machine can see a token on "
            + "the command line."
      })
  void token(String given) {
    take(
        () ->
            token.accept(
                given.startsWith("@")
                    ? new String(
                            SourceFiles.bytes(Path.of(given.substring(1))), StandardCharsets.UTF_8)
                        .strip()
                    : given));
  }

  @Option(
      names = "--cflags",
      paramLabel = "[L:]FLAGS",
      scope = ScopeType.INHERIT,
      description =
          "Compile C and C++ with these options instead of -O2. For another language put its"
              + " name before: \"rust:-C opt-level=3\"; Java, Python, JavaScript and Ruby give them"
              + " to what runs the program.")
  void flags(List<String> given) {
    given.forEach(one -> take(() -> builds.flags(one)));
  }

  @Option(
      names = "--std",
      paramLabel = "S",
      scope = ScopeType.INHERIT,
      description = "Language standard: c++23 (usually gnu++20), c11 (gnu17), rust:2024 (2021).")
  void standard(List<String> given) {
    given.forEach(one -> take(() -> builds.standard(one)));
  }

  @Option(
      names = "--python-env",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "Let Python programs use the packages of this virtual environment; otherwise they see the"
              + " standard library alone.")
  void pythonEnvironment(String folder) {
    take(() -> builds.libraries("--python-env", folder));
  }

  @Option(
      names = "--node-modules",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Let JavaScript programs use this node_modules folder.")
  void nodeModules(String folder) {
    take(() -> builds.libraries("--node-modules", folder));
  }

  @Option(
      names = "--go-vendor",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Let Go programs use this vendor folder, as go mod vendor makes it.")
  void goVendor(String folder) {
    take(() -> builds.libraries("--go-vendor", folder));
  }

  @Option(
      names = "--classpath",
      paramLabel = "JARS",
      scope = ScopeType.INHERIT,
      description = "Let Java programs use these jar files, or folders of them; colons between.")
  void classPath(String jars) {
    take(() -> builds.libraries("--classpath", jars));
  }

  /** Something that a command line asks for and that can be refused. */
  @FunctionalInterface
  private interface Choice {
    void make() throws BadUse;
  }

  private void take(Choice choice) {
    try {
      choice.make();
    } catch (BadUse e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()));
    }
  }

  boolean version() {
    return version;
  }

  /** The version's number. */
  public static String number() {
    return Version.number();
  }

  /** The version that the build wrote into the jar. */
  public static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "Afterburner Workbench " + number(),
        "Java " + Runtime.version() + ", " + System.getProperty("os.name")
      };
    }

    /** The version's number. */
    public static String number() {
      String version = WorkbenchCommand.class.getPackage().getImplementationVersion();
      return version == null ? "(not from a jar)" : version;
    }
  }
}
