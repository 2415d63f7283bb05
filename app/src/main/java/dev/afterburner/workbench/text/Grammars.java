// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.text;

import dev.afterburner.workbench.bundle.UnpackedFiles;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSLanguage;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TreeSitterCpp;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterRuby;
import org.treesitter.TreeSitterRust;

/**
 * The tree-sitter grammars that the program ships, and the one way to parse by them.
 *
 * <p>Texts go to the parser as UTF-16 in small pieces: its positions are then twice the offsets of
 * Java strings. (The binding's own {@code parseStringEncoding} hands over UTF-8 whatever it is
 * told.)
 */
public final class Grammars {

  /** Makes a grammar, by language id. Making one loads native code, which may fail. */
  public static final Map<String, Supplier<TSLanguage>> ALL =
      Map.of(
          "python", TreeSitterPython::new,
          "cpp", TreeSitterCpp::new,
          "java", TreeSitterJava::new,
          "javascript", TreeSitterJavascript::new,
          "go", TreeSitterGo::new,
          "ruby", TreeSitterRuby::new,
          "rust", TreeSitterRust::new);

  private static final int PIECE = 4096;

  private Grammars() {}

  /** Has the native code loaded from copies that are kept. To be called before a text is parsed. */
  public static void keepIn(UnpackedFiles copies) {
    copies
        .folder("tree-sitter", "tree-sitter-", Grammars::libraries)
        .ifPresent(folder -> System.setProperty("tree-sitter-lib", folder.toString()));
  }

  private static Map<String, String> libraries() {
    return libraries(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** The files that the binding looks for on a machine, by the properties that name it. */
  static Map<String, String> libraries(String system, String arch) {
    String os = system.toLowerCase(Locale.ROOT);
    String processor = arch.equals("aarch64") ? "aarch64" : "x86_64";
    String kind = os.contains("mac") ? "macos" : os.contains("windows") ? "windows" : "linux-gnu";
    String begin = "lib/" + processor + "-" + kind + "-";
    String end =
        switch (kind) {
          case "macos" -> ".dylib";
          case "windows" -> ".dll";
          default -> ".so";
        };
    return Stream.concat(
            Stream.of("tree-sitter"), ALL.keySet().stream().map(id -> "tree-sitter-" + id))
        .map(name -> begin + name + end)
        .collect(Collectors.toMap(Function.identity(), file -> "/" + file));
  }

  /**
   * Parses a text.
   *
   * @param limitNanos error recovery can take very long on texts that are no programs
   * @return empty where that took longer
   */
  public static Optional<TSTree> parse(TSLanguage grammar, String text, long limitNanos) {
    try (TSParser parser = new TSParser()) {
      parser.setLanguage(grammar);
      long end = System.nanoTime() + limitNanos;
      @Nullable TSTree tree =
          parser.parseWithOptions(
              new byte[PIECE],
              null,
              (bytes, offset, point) -> piece(text, bytes, offset / 2),
              TSInputEncoding.TSInputEncodingUTF16LE,
              state -> System.nanoTime() - end > 0);
      return Optional.ofNullable(tree);
    }
  }

  private static int piece(String text, byte[] bytes, int from) {
    int count = Math.min(bytes.length / 2, text.length() - from);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(from + i);
      bytes[2 * i] = (byte) c;
      bytes[2 * i + 1] = (byte) (c >> 8);
    }
    return Math.max(0, 2 * count);
  }
}
