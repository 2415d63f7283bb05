package dev.afterburner.workbench.ui.editor;

import static java.util.Objects.requireNonNull;

import dev.afterburner.workbench.bundle.UnpackedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSLanguage;
import org.treesitter.TSParser;
import org.treesitter.TSQuery;
import org.treesitter.TSTree;
import org.treesitter.TreeSitterCpp;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterRuby;
import org.treesitter.TreeSitterRust;

/**
 * Highlighting by tree-sitter grammars and the queries in {@code languages/highlights/}. A language
 * is loaded when its first text comes. Where the native library cannot be loaded, text stays plain
 * and the log says why, once.
 *
 * <p>Texts go to the parser as UTF-16 in small pieces: its positions are then twice the offsets of
 * Java strings. (The binding's own {@code parseStringEncoding} hands over UTF-8 whatever it is
 * told.)
 */
public final class TreeSitterHighlighter implements Highlighter {

  private static final Logger LOG = LoggerFactory.getLogger(TreeSitterHighlighter.class);

  /**
   * Broken text can make error recovery slow beyond use; then the text stays as it was coloured.
   */
  private static final long PARSE_LIMIT_NANOS = 20_000_000_000L;

  /** Parsed and asked for its pieces in 2 ms each thousand, by the quick compiler's code. */
  private static final int QUICK_TEXT = 2500;

  private static final long QUICK_LIMIT_NANOS = 4_000_000;

  private static final Map<String, Supplier<TSLanguage>> GRAMMARS =
      Map.of(
          "python", TreeSitterPython::new,
          "cpp", TreeSitterCpp::new,
          "java", TreeSitterJava::new,
          "javascript", TreeSitterJavascript::new,
          "go", TreeSitterGo::new,
          "ruby", TreeSitterRuby::new,
          "rust", TreeSitterRust::new);

  private final Map<String, Supplier<TSLanguage>> grammars;
  private final Map<String, Optional<Grammar>> loaded = new ConcurrentHashMap<>();

  /** A highlighter of all languages the program ships. */
  public TreeSitterHighlighter() {
    this(GRAMMARS);
  }

  TreeSitterHighlighter(Map<String, Supplier<TSLanguage>> grammars) {
    this.grammars = grammars;
  }

  /** Has the native code loaded from copies that are kept. To be called before a text is parsed. */
  public static void keepIn(UnpackedFiles copies) {
    copies
        .folder("tree-sitter", "tree-sitter-", TreeSitterHighlighter::libraries)
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
            Stream.of("tree-sitter"), GRAMMARS.keySet().stream().map(id -> "tree-sitter-" + id))
        .map(name -> begin + name + end)
        .collect(Collectors.toMap(Function.identity(), file -> "/" + file));
  }

  /** A language that could be loaded, its query and the names of the query's captures. */
  private record Grammar(TSLanguage language, TSQuery query, List<String> captures) {}

  @Override
  public Syntax parse(String languageId, String text) {
    if (text.isEmpty() || !grammars.containsKey(languageId)) {
      return Syntax.PLAIN;
    }
    return loaded
        .computeIfAbsent(languageId, this::load)
        .flatMap(grammar -> parse(grammar, languageId, text, PARSE_LIMIT_NANOS))
        .orElse(Syntax.PLAIN);
  }

  @Override
  public Optional<Syntax> parseQuickly(String languageId, String text) {
    Optional<Grammar> grammar = loaded.get(languageId);
    if (grammar == null || grammar.isEmpty() || text.length() > QUICK_TEXT) {
      return Optional.empty();
    }
    return parse(grammar.get(), languageId, text, QUICK_LIMIT_NANOS);
  }

  private static Optional<Syntax> parse(
      Grammar grammar, String languageId, String text, long limitNanos) {
    try (TSParser parser = new TSParser()) {
      parser.setLanguage(grammar.language);
      long end = System.nanoTime() + limitNanos;
      @Nullable TSTree tree =
          parser.parseWithOptions(
              new byte[4096],
              null,
              (bytes, offset, point) -> read(text, bytes, offset / 2),
              TSInputEncoding.TSInputEncodingUTF16LE,
              state -> System.nanoTime() - end > 0);
      return tree == null
          ? Optional.empty()
          : Optional.of(new TreeSyntax(languageId, text, tree, grammar.query, grammar.captures));
    }
  }

  private Optional<Grammar> load(String languageId) {
    try {
      TSLanguage language = requireNonNull(grammars.get(languageId)).get();
      TSQuery query = new TSQuery(language, query(languageId));
      List<String> captures =
          IntStream.range(0, query.getCaptureCount()).mapToObj(query::getCaptureNameForId).toList();
      return Optional.of(new Grammar(language, query, captures));
    } catch (RuntimeException | LinkageError | IOException e) {
      LOG.warn(
          "No highlighting for {}: its grammar could not be loaded. Code in it shows as plain text.",
          languageId,
          e);
      return Optional.empty();
    }
  }

  private static String query(String languageId) throws IOException {
    String path = "/languages/highlights/" + languageId + ".scm";
    try (InputStream in = TreeSitterHighlighter.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException(path + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int read(String text, byte[] bytes, int from) {
    int count = Math.min(bytes.length / 2, text.length() - from);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(from + i);
      bytes[2 * i] = (byte) c;
      bytes[2 * i + 1] = (byte) (c >> 8);
    }
    return Math.max(0, 2 * count);
  }
}
