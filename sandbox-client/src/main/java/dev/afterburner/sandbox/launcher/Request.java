// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a launcher is asked to do, in its language: see launcher.c, read_request, build_root. */
public final class Request {

  /** More files and folders than this in its private folder end a program. */
  public static final int MOST_FILES = 16_384;

  private static final int PROCESSES_SLACK = 8;
  private static final long LARGEST_FILE_SLACK = 64 << 10;
  private static final long FILES_SLACK = 4L << 20;
  private static final int FILES_COUNT_SLACK = 1024;

  private final ByteArrayOutputStream packet = new ByteArrayOutputStream(2048);

  /** What every launcher is asked: the command, its working folder and its limits. */
  public Request(Job job, int core) {
    Limits limits = job.limits();
    add('k', Long.toString(limits.memoryBytes() + LARGEST_FILE_SLACK));
    // A little larger than allowed, so that crossing the limit is seen.
    add(
        's',
        Long.toString(Math.max(limits.outputBytes(), limits.filesBytes()) + LARGEST_FILE_SLACK));
    add('n', Integer.toString(limits.processes() + PROCESSES_SLACK));
    add('c', Integer.toString(job.kind() == Job.Kind.MEASURED ? core : -1));
    job.argv().forEach(argument -> add('a', argument));
    job.environment().forEach((name, value) -> add('e', name + "=" + value));
    add('C', job.folder());
    if (job.kind() == Job.Kind.CHECKED) {
      add('g', "");
      if (!job.text().isEmpty()) {
        add('W', job.text());
      }
    }
  }

  /**
   * The file system that the launcher is to build.
   *
   * @param mountPoint an empty folder outside, over which it is built
   */
  public Request fileSystem(Job job, Path mountPoint) {
    add('R', mountPoint.toString());
    add('t', mostBytes(job.limits()) + "," + mostFiles()); // before what may lie in it
    view(job.view());
    for (Job.Bind bind : job.binds()) {
      add(bind.writable() ? 'w' : 'p', bind.source().toString(), bind.target());
    }
    return this;
  }

  /** Bytes of the private /tmp, a little more than allowed, so that crossing the limit is seen. */
  public static long mostBytes(Limits limits) {
    return limits.filesBytes() + FILES_SLACK;
  }

  /** Files and folders of the private /tmp; likewise. */
  public static int mostFiles() {
    return MOST_FILES + FILES_COUNT_SLACK;
  }

  private Request add(char what, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a zero character in \"" + text + "\"");
    }
    packet.write(what);
    packet.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    packet.write(0);
    return this;
  }

  private Request add(char what, String one, String two) {
    add(what, one);
    packet.writeBytes(two.getBytes(StandardCharsets.UTF_8));
    packet.write(0);
    return this;
  }

  /** Everything that a toolchain wants to see. */
  private void view(View view) {
    view.folders().forEach(path -> add('r', path, path));
    view.links().forEach((link, target) -> add('l', target, link));
    view.hidden().forEach(path -> add('h', path));
    add('f', "/etc/passwd", "nobody:x:65534:65534:nobody:/tmp:/bin/false\n")
        .add('f', "/etc/group", "nogroup:x:65534:\n");
  }

  /** The packet. */
  public byte[] bytes() {
    return packet.toByteArray();
  }
}
