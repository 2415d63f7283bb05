package dev.afterburner.workbench.cli;

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
    footerHeading = "%nExit codes: 0 success, 1 the thing asked for failed, 2 bad use.%n",
    footer = {
      "Sessions lie in $$WORKBENCH_HOME, else in the system's folder for a program's data.",
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

  private final Consumer<String> sandbox;

  @Spec private @Nullable CommandSpec spec;

  /**
   * The root of the commands.
   *
   * @param sandbox told where programs are to run, before a command begins
   */
  public WorkbenchCommand(Consumer<String> sandbox) {
    this.sandbox = sandbox;
  }

  @Option(
      names = "--sandbox",
      paramLabel = "WHERE",
      scope = ScopeType.INHERIT,
      description =
          "Where programs run: local, docker (in containers), or the address of a Monolith or of a workbench that serves:"
              + " http://host:port (default: local).")
  void sandbox(String where) {
    if (!where.equals("local") && !where.equals("docker") && !where.matches("https?://.+")) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "unknown sandbox "
              + where
              + "; choose local, docker, or an address like http://localhost:8000");
    }
    sandbox.accept(where);
  }

  boolean version() {
    return version;
  }

  /** The version's number. */
  public static String number() {
    return Version.number();
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "Afterburner Workbench " + number(),
        "Java " + Runtime.version() + ", " + System.getProperty("os.name")
      };
    }

    /** The version's number. */
    static String number() {
      String version = WorkbenchCommand.class.getPackage().getImplementationVersion();
      return version == null ? "(not from a jar)" : version;
    }
  }
}
