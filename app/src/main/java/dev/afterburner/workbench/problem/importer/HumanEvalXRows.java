package dev.afterburner.workbench.problem.importer;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.ImportedProblem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * HumanEval-X: a declaration, a canonical solution and a test program, one file a language. The
 * files' rows of one number are one problem.
 */
final class HumanEvalXRows implements RowFormat {

  private static final Pattern TASK = Pattern.compile("(\\w+)/(\\d+)");
  private static final Pattern GO_TEST = Pattern.compile("func (Test\\w+)\\(");
  private static final Pattern RUST_TEST =
      Pattern.compile("#\\[test\\]\\s*(?://[^\\n]*\\s*)*fn (\\w+)");
  private static final Pattern RUST_PRINT = Pattern.compile("(?<!e)println!\\(");
  private static final Pattern RUST_COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
  private static final Pattern RUST_CRATES =
      Pattern.compile("(?m)^use (?:rand|regex|md5)\\b[^;]*;[ \\t]*\\n");

  @Override
  public String id() {
    return "human-eval-x";
  }

  @Override
  public boolean fits(JsonNode row) {
    Matcher task = TASK.matcher(Fields.text(row, "task_id"));
    return task.matches()
        && !Fields.language(task.group(1)).isEmpty()
        && row.has("declaration")
        && row.has("canonical_solution");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    Matcher task = TASK.matcher(Fields.required(row, "task_id"));
    String language = task.matches() ? Fields.language(task.group(1)) : "";
    if (language.isEmpty()) {
      throw new RowRefused("task_id should be like Python/12, in a language known here");
    }
    String declaration = Fields.required(row, "declaration");
    String test = Fields.required(row, "test");
    if (language.equals("go")) {
      // Only the prompt has the functions that the canonical solution builds on.
      declaration = Fields.text(row, "import") + '\n' + Fields.required(row, "prompt");
    }
    if (language.equals("python") || language.equals("cpp")) {
      // Some rows' declarations break off inside a text or a function; their prompts do not.
      declaration = Fields.required(row, "prompt").replace(BOOST_ANY, STANDARD_ANY);
    }
    if (language.equals("rust")) {
      if (!RUST_TEST.matcher(RUST_COMMENT.matcher(test).replaceAll("")).find()) {
        throw new RowRefused("the set has no test for it: the one that is there is commented out");
      }
      declaration = RUST_CRATES.matcher(declaration).replaceAll("");
    }
    String code = declaration + Fields.required(row, "canonical_solution");
    return new Draft("humaneval", task.group(2), title(task.group(2), declaration))
        .about(Difficulty.UNRATED, List.of("function"), statement(row, language))
        .testProgram(language, template(language, test, Fields.text(row, "test_setup")))
        .starter(language, declaration)
        .solution(language, code, null)
        .done();
  }

  private static String title(String number, String declaration) {
    Matcher name =
        Pattern.compile("(?:def|func|fn|const)\\s+(\\w+)|(\\w+)\\s*\\([^()]*\\)\\s*\\{?\\s*$")
            .matcher(declaration.strip());
    String word = "";
    while (name.find()) {
      word = name.group(1) == null ? name.group(2) : name.group(1);
    }
    String words = word.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('_', ' ');
    return "HumanEval "
        + number
        + (words.isBlank() ? "" : ": " + words.toLowerCase(java.util.Locale.ROOT));
  }

  private static String statement(JsonNode row, String language) {
    String text = Fields.text(row, "text");
    String words = text.isBlank() ? Fields.text(row, "docstring") : text;
    String whole = words.isBlank() ? Fields.text(row, "prompt") : words.stripIndent();
    return "```" + (words.isBlank() ? language : "text") + '\n' + whole.strip() + "\n```\n";
  }

  private static String template(String language, String test, String setup) throws RowRefused {
    return switch (language) {
      case "python" ->
          Preludes.around(language, test + "\n\nprint(sys.stdin.readline(), end=\"\")\n");
      case "javascript" ->
          Preludes.around(
              language, test + "\nprocess.stdout.write(require('fs').readFileSync(0, 'utf8'));\n");
      case "cpp" -> {
        int end = test.lastIndexOf('}');
        if (end < 0) {
          throw new RowRefused("its test program has no main function");
        }
        yield Preludes.around(
            language,
            test.substring(0, end)
                + "\n    std::string words_; std::getline(std::cin, words_);"
                + " std::cout << words_ << std::endl;\n"
                + test.substring(end));
      }
      case "java" ->
          Preludes.around(
              language,
              test.replace("public class Main", "class Check")
                  + """

                  public class Main {
                    public static void main(String[] arguments) throws Exception {
                      Check.main(arguments);
                      System.out.println(new BufferedReader(new InputStreamReader(System.in)).readLine());
                    }
                  }
                  """);
      case "go" ->
          "package main\n\n"
              + setup.replace("package main", "")
              + '\n'
              + Harness.MARK
              + '\n'
              + test.replace("*testing.T", "interface{}")
              + GO_ASSERT
              + "\nfunc main() {\n"
              + calls(GO_TEST, test, name -> "\t" + name + "(nil)\n")
              + "\twords, _ := bufio.NewReader(os.Stdin).ReadString('\\n')\n"
              + "\tfmt.Print(words)\n}\n";
      case "rust" ->
          Preludes.around(
              language,
              (test.contains("rand::") ? RUST_RANDOM : "")
                  + RUST_PRINT
                      .matcher(test)
                      .replaceAll("eprintln!(")
                      .replaceAll("#\\[cfg\\(test\\)\\]\\s*", "")
                      .replaceAll("#\\[test\\]\\s*((?://[^\\n]*\\s*)*)fn ", "$1pub fn ")
                  + "\nfn main() {\n"
                  + calls(RUST_TEST, test, name -> "    tests::" + name + "();\n")
                  + "    let mut words = String::new();\n"
                  + "    std::io::stdin().read_line(&mut words).unwrap();\n"
                  + "    print!(\"{}\", words);\n}\n");
      default -> throw new RowRefused("no runner is known for " + language);
    };
  }

  private static String calls(
      Pattern tests, String test, java.util.function.UnaryOperator<String> call) {
    return tests
        .matcher(test)
        .results()
        .map(found -> call.apply(found.group(1)))
        .collect(Collectors.joining());
  }

  private static final String BOOST_ANY = "#include<boost/any.hpp>\n";

  /** The standard's own since C++17, with all that the set uses of Boost's. */
  private static final String STANDARD_ANY =
      """
      #include <any>
      namespace boost { using std::any; using std::any_cast; }
      """;

  // As much of the crate rand as the set's tests use; the numbers are the same in every run.
  private static final String RUST_RANDOM =
      """

      mod rand {
          use std::sync::atomic::{AtomicU64, Ordering};

          static STATE: AtomicU64 = AtomicU64::new(0x2545F4914F6CDD1D);

          fn bits() -> u64 {
              let mut x = STATE.load(Ordering::Relaxed);
              x ^= x << 13;
              x ^= x >> 7;
              x ^= x << 17;
              STATE.store(x, Ordering::Relaxed);
              x >> 8
          }

          pub trait Draw {
              fn any(bits: u64) -> Self;
              fn within(bits: u64, low: Self, high: Self) -> Self;
          }

          macro_rules! draw {
              ($($t:ty)*) => {$(
                  impl Draw for $t {
                      fn any(bits: u64) -> $t { bits as $t }
                      fn within(bits: u64, low: $t, high: $t) -> $t {
                          low + (bits % ((high - low) as u64)) as $t
                      }
                  }
              )*};
          }

          draw!(u8 i32 u32 i64 u64 usize);

          pub fn random<T: Draw>() -> T { T::any(bits()) }

          pub struct ThreadRng;

          pub fn thread_rng() -> ThreadRng { ThreadRng }

          impl ThreadRng {
              pub fn gen<T: Draw>(&mut self) -> T { T::any(bits()) }
              pub fn gen_range<T: Draw>(&mut self, low: T, high: T) -> T {
                  T::within(bits(), low, high)
              }
          }
      }
      """;

  // As much of testify's assert as the set uses, with its rule of equality.
  private static final String GO_ASSERT =
      """

      type assertMaker struct{}

      type assertions struct{}

      var assert assertMaker

      func (assertMaker) New(t interface{}) assertions { return assertions{} }

      func (assertions) Equal(expected, actual interface{}, words ...interface{}) {
      	if !reflect.DeepEqual(expected, actual) {
      		panic(fmt.Sprintf("expected %#v, got %#v", expected, actual))
      	}
      }

      func (assertions) True(holds bool, words ...interface{}) {
      	if !holds {
      		panic("should be true")
      	}
      }

      func (assertions) False(holds bool, words ...interface{}) {
      	if holds {
      		panic("should be false")
      	}
      }
      """;
}
