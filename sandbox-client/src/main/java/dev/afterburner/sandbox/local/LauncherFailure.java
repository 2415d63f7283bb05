// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.launcher.Board;
import dev.afterburner.sandbox.linux.LinuxException;
import java.nio.file.Path;

/** Puts a launcher's complaint into words, and says which setting of the machine is behind it. */
final class LauncherFailure {

  private static final String OTHERWISE = " Or choose the container sandbox.";

  private LauncherFailure() {}

  static SandboxException of(Board board) {
    return of(board.failStep(), board.failErrno(), board.failDetail(), Path.of("/proc/sys"));
  }

  /**
   * In words.
   *
   * @param step where the launcher stopped, a letter of launcher.c
   * @param settings the kernel's
   */
  static SandboxException of(char step, int errno, String detail, Path settings) {
    String reason = LinuxException.text(errno);
    return switch (step) {
      case 'U', 'N' ->
          new SandboxException(
              Kind.ISOLATION_UNAVAILABLE, namespaces(errno, detail, reason, settings));
      case 'P' ->
          new SandboxException(
              Kind.ISOLATION_UNAVAILABLE,
              "the sandbox may not mount its own /proc ("
                  + reason
                  + "): this machine is a container that hides parts of /proc. Start that container"
                  + " with --security-opt systempaths=unconfined."
                  + OTHERWISE);
      case 'V', 'R', 'B', 'S', 'T', 'H', 'O', 'D' ->
          errno == LinuxException.EPERM || errno == LinuxException.EACCES
              ? new SandboxException(
                  Kind.ISOLATION_UNAVAILABLE,
                  "the sandbox may not build its file system ("
                      + detail
                      + ": "
                      + reason
                      + ")."
                      + " A security module or a container's profile forbids mounting: allow it"
                      + " for this program."
                      + OTHERWISE)
              : failed("can't build its file system (" + detail + ": " + reason + ")");
      case 'F' -> failed("can't be set up (" + detail + ": " + reason + ")");
      case 'E' -> failed("was ended from outside while a program ran");
      default -> failed("stopped at step " + step + " (" + detail + ": " + reason + ")");
    };
  }

  private static SandboxException failed(String what) {
    return new SandboxException(Kind.FAILED, "the sandbox " + what);
  }

  private static String namespaces(int errno, String detail, String reason, Path settings) {
    String head = "this machine forbids user namespaces (" + detail + ": " + reason + "). ";
    if (Cgroup.read(settings.resolve("user/max_user_namespaces")).trim().equals("0")) {
      return head
          + "The setting is user.max_user_namespaces = 0; to allow them: sudo sysctl -w"
          + " user.max_user_namespaces=15000."
          + OTHERWISE;
    }
    if (Cgroup.read(settings.resolve("kernel/unprivileged_userns_clone")).trim().equals("0")) {
      return head
          + "The setting is kernel.unprivileged_userns_clone = 0; to allow them: sudo sysctl -w"
          + " kernel.unprivileged_userns_clone=1."
          + OTHERWISE;
    }
    if (Cgroup.read(settings.resolve("kernel/apparmor_restrict_unprivileged_userns"))
        .trim()
        .equals("1")) {
      return head
          + "The setting is kernel.apparmor_restrict_unprivileged_userns = 1; to allow them: sudo"
          + " sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or give the launcher an"
          + " AppArmor profile with the line \"userns,\"."
          + OTHERWISE;
    }
    return head
        + (errno == LinuxException.ENOSPC
            ? "There are too many already: raise user.max_user_namespaces."
            : "If this is a container, start it with --security-opt seccomp=unconfined --cap-add"
                + " SYS_ADMIN.")
        + OTHERWISE;
  }
}
