import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies jars without the native libraries of other systems and processors, and without what only
 * reading foreign PDF needs: java Natives.java
 * FROM-FOLDER TO-FOLDER TIME. The copies get the given time, so that two builds are the same.
 * Packages are not sealed in them: a cache of classes names the jars by where they lay when it was
 * made, and Java ends where a sealed package seems to come from two places.
 */
final class Natives {

  private static final Pattern SEALED = Pattern.compile("(?mi)^Sealed: *true *\\R");

  /** Codes of fonts that lie in no PDF of ours: figures bring their typefaces, by number of glyph. */
  private static final String FOREIGN_CODES = "org/apache/fontbox/cmap/";

  private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dylib|jnilib|dll|a)");

  /** What paths of libraries that are for one system have in them. */
  private static final Pattern FOR_A_SYSTEM =
      Pattern.compile(
          ".*(linux|mac|darwin|osx|win|freebsd|openbsd|dragonfly|sunos|aix|android).*");

  private static final Map<String, List<String>> SYSTEMS =
      Map.of(
          "linux", List.of("linux"), "mac", List.of("mac", "macos", "darwin"), "windows",
          List.of("windows", "win", "win32"));

  private static final Map<String, List<String>> PROCESSORS =
      Map.of(
          "amd64", List.of("x86_64", "x86-64", "amd64"),
          "x86_64", List.of("x86_64", "x86-64", "amd64"),
          "aarch64", List.of("aarch64"));

  private Natives() {}

  public static void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[0]);
    Path to = Files.createDirectories(Path.of(arguments[1]));
    FileTime time = FileTime.from(Instant.parse(arguments[2]));
    Pattern ours = ours(System.getProperty("os.name"), System.getProperty("os.arch"));
    long before = 0;
    long after = 0;
    try (Stream<Path> all = Files.list(from)) {
      for (Path jar : all.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        Path copy = to.resolve(jar.getFileName());
        copy(jar, copy, ours);
        Files.setLastModifiedTime(copy, time);
        before += Files.size(jar);
        after += Files.size(copy);
      }
    }
    System.out.printf(Locale.ROOT, "jars: %.1f MB, of %.1f%n", after / 1e6, before / 1e6);
  }

  /** Matches the paths of libraries for this machine, in small letters. */
  private static Pattern ours(String name, String arch) {
    String known = name.toLowerCase(Locale.ROOT);
    String system =
        SYSTEMS.keySet().stream()
            .filter(known::contains)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown system " + name));
    List<String> processors = PROCESSORS.get(arch);
    if (processors == null) {
      throw new IllegalArgumentException("unknown processor " + arch);
    }
    String systems = "(" + String.join("|", SYSTEMS.get(system)) + ")";
    String cpus = "(" + String.join("|", processors) + ")";
    // linux/amd64/libx.so, linux-x86-64/libx.so, x86_64-linux-gnu-x.so, osxkeychain.so
    return Pattern.compile(
        "(.*/)?(" + systems + "[/-]" + cpus + "/.*|" + cpus + "-" + systems + "-.*|osx[^/]*)");
  }

  private static void copy(Path jar, Path copy, Pattern ours) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile());
        OutputStream raw = Files.newOutputStream(copy);
        ZipOutputStream out = new ZipOutputStream(raw)) {
      out.setLevel(9);
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (wanted(entry.getName().toLowerCase(Locale.ROOT), ours)) {
          ZipEntry same = new ZipEntry(entry.getName());
          same.setTimeLocal(entry.getTimeLocal());
          out.putNextEntry(same);
          try (InputStream in = zip.getInputStream(entry)) {
            if (entry.getName().equals("META-INF/MANIFEST.MF")) {
              String manifest = new String(in.readAllBytes(), StandardCharsets.UTF_8);
              out.write(SEALED.matcher(manifest).replaceAll("").getBytes(StandardCharsets.UTF_8));
            } else {
              in.transferTo(out);
            }
          }
          out.closeEntry();
        }
      }
    }
  }

  /** Whatever is not clearly for another machine, or for reading PDF in Chinese and the like, stays. */
  private static boolean wanted(String path, Pattern ours) {
    if (path.startsWith(FOREIGN_CODES) && !path.endsWith(".class")) {
      return path.contains("identity");
    }
    if (!NATIVE.matcher(path).matches() || !FOR_A_SYSTEM.matcher(path).matches()) {
      return true;
    }
    boolean keychain = path.startsWith("osx");
    boolean mac = ours.pattern().contains("darwin");
    return keychain ? mac : ours.matcher(path).matches();
  }
}
