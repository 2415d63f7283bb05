// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("runs that follow each other in kept namespaces")
class KeptNamespacesTest {

  /** Tells of all that an earlier run could have left, and leaves it. */
  private static final String TELLTALE =
      """
      #include <dirent.h>
      #include <fcntl.h>
      #include <signal.h>
      #include <stdio.h>
      #include <sys/syscall.h>
      #include <sys/stat.h>
      #include <unistd.h>
      static int entries(const char *path) {
        int n = 0;
        DIR *d = opendir(path);
        for (struct dirent *e; d && (e = readdir(d));) n += e->d_name[0] != '.';
        return n;
      }
      int main(void) {
        struct stat tmp, file;
        stat("/tmp", &tmp);
        printf("process %d, child %d\\n", getpid(), fork() == 0 ? (pause(), 0) : 3);
        int processes = 0;
        DIR *d = opendir("/proc");
        for (struct dirent *e; d && (e = readdir(d));) processes += e->d_name[0] > '1' && e->d_name[0] <= '9';
        printf("%d processes, /proc/1: %d, /tmp: %d, ", processes, entries("/proc/1"), entries("/tmp"));
        printf("links %d, queue %s, ", (int)tmp.st_nlink,
            syscall(SYS_mq_open, "left", O_RDWR, 0, 0) < 0 ? "none" : "there");
        printf("%s, ", syscall(SYS_mq_open, "left", O_CREAT | O_RDWR, 0600, 0) < 0 ? "refused" : "made");
        int fd = open("/tmp/left", O_CREAT | O_WRONLY, 0600);
        fstat(fd, &file);
        printf("inode %d, program %s\\n", (int)file.st_ino, access("/program/compiled", X_OK) ? "gone" : "there");
        return 0;
      }
      """;

  @Test
  @DisplayName("find nothing of each other, not even by the numbers they are given")
  void nothingPasses(@TempDir Path folder) throws Exception {
    try (LocalSandbox sandbox = LocalSandbox.open(folder, Toolchains.ofThisMachine())) {
      Run first = run(sandbox, TELLTALE);
      assertEquals("completed", first.outcome().id(), first.stderr().text());
      assertEquals(1, first.orphans());
      String told = first.stdout().text();
      assertEquals(
          "2 processes, /proc/1: 0, /tmp: 0, links 2, queue none, made, inode 2, program there",
          told.lines().skip(1).findFirst().orElse(""));
      assertEquals(told, run(sandbox, TELLTALE).stdout().text());
      assertEquals(told, run(sandbox, TELLTALE + "// another program").stdout().text());
    }
  }

  /** Its children begin when it has left, and say how far they came: ns since its start. */
  private static final String HEIRS =
      """
      #include <stdio.h>
      #include <stdlib.h>
      #include <time.h>
      #include <unistd.h>
      static long long now(void) {
        struct timespec t;
        clock_gettime(CLOCK_MONOTONIC, &t);
        return t.tv_sec * 1000000000LL + t.tv_nsec;
      }
      int main(void) {
        long long begin = now();
        int ends[2];
        if (pipe(ends)) return 1;
        for (int i = 0; i < 4; i++) {
          if (fork()) continue;
          char text[32];
          close(ends[1]);
          if (read(ends[0], text, 1)) return 1;
          for (;;) {
            int n = snprintf(text, sizeof text, "%-19lld\\n", now() - begin);
            if (pwrite(1, text, n, 20 * i) < 0) return 1;
          }
        }
        usleep(8000);
        return 0;
      }
      """;

  @Test
  @DisplayName("do nothing after the time of their end")
  void nothingGoesOn(@TempDir Path folder) throws Exception {
    try (LocalSandbox sandbox = LocalSandbox.open(folder, Toolchains.ofThisMachine())) {
      for (int i = 0; i < 20; i++) {
        Run run = run(sandbox, HEIRS);
        assertEquals("completed", run.outcome().id(), run.stderr().text());
        for (String told : run.stdout().text().replace("\0", "").split("\\s+")) {
          assertTrue(
              told.isEmpty() || Long.parseLong(told) <= run.wallNanos(),
              () -> told + " ns after its begin, and the time is " + run.wallNanos());
        }
      }
    }
  }

  private static Run run(LocalSandbox sandbox, String code) throws Exception {
    return sandbox.run(
        Execution.of(
            new Program.Source(new Languages().byId("c").orElseThrow(), code), Bytes.EMPTY),
        RunObserver.NONE,
        new Cancellation());
  }
}
