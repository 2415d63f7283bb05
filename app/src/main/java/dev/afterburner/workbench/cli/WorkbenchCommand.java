package dev.afterburner.workbench.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

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
