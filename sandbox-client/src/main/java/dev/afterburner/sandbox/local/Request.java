package dev.afterburner.sandbox.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a launcher is asked to do, in its language: see launcher.c, read_request, build_root. */
final class Request {

  /** More files and folders than this in its private folder end a program. */
  static final int MOST_FILES = 16_384;

  private static final long STACK_BYTES = 64L << 20;
  private static final long FILES_SLACK = 4L << 20;
  private static final int FILES_COUNT_SLACK = 1024;

  private final ByteArrayOutputStream packet = new ByteArrayOutputStream(2048);

  /**
   * A request.
   *
   * @param root an empty folder outside, over which the program's file system is built
   */
  Request(Path root) {
    add('R', root.toString());
    add('k', Long.toString(STACK_BYTES));
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
  Request view(View view) {
    view.folders().forEach(path -> add('r', path, path));
    view.links().forEach((link, target) -> add('l', target, link));
    view.hidden().forEach(path -> add('h', path));
    return add('f', "/etc/passwd", "nobody:x:65534:65534:nobody:/tmp:/bin/false\n")
        .add('f', "/etc/group", "nogroup:x:65534:\n");
  }

  Request readOnly(Path source, String target) {
    return add('r', source.toString(), target);
  }

  Request writable(Path source, String target) {
    return add('w', source.toString(), target);
  }

  /** The private /tmp, a little larger than allowed, so that crossing the limit is seen. */
  Request files(long bytes) {
    return add('t', (bytes + FILES_SLACK) + "," + (MOST_FILES + FILES_COUNT_SLACK));
  }

  Request largestFile(long bytes) {
    return add('s', Long.toString(bytes));
  }

  Request processes(int most) {
    return add('n', Integer.toString(most));
  }

  /** Binds the program to a core; −1 for none. */
  Request core(int core) {
    return add('c', Integer.toString(core));
  }

  Request command(List<String> argv, Map<String, String> environment, String folder) {
    argv.forEach(argument -> add('a', argument));
    environment.forEach((name, value) -> add('e', name + "=" + value));
    return add('C', folder);
  }

  byte[] bytes() {
    return packet.toByteArray();
  }
}
