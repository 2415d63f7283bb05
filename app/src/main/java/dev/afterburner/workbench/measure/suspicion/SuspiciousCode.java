// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.measure.suspicion;

import dev.afterburner.workbench.measure.suspicion.Suspicion.Kind;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a program's text shows. A sign counts only where no reference of the problem in the same
 * language has it: what honest solutions do is no sign.
 */
final class SuspiciousCode {

  /** Answers with shorter words than this occur in code by chance. */
  private static final int WORD = 8;

  private static final int MANY_CONSTANTS = 40;
  private static final int MANY_MORE = 3;

  private static final Pattern CONSTANT = Pattern.compile("(?<![\\w.])\\d[\\d_]*(?![\\w.])");

  /** A literal without a space that is longer than any message. */
  private static final Pattern OPAQUE = Pattern.compile("[\"'`]([^\\s\"'`]{120,})[\"'`]");

  /**
   * A sign in the text.
   *
   * @param words "it …"
   */
  private record Sign(Kind kind, Pattern pattern, String words) {}

  private static final List<Sign> SIGNS =
      List.of(
          new Sign(
              Kind.CACHED_ANSWER,
              Pattern.compile(
                  "\\b(hashlib|MessageDigest|crc32|adler32|sha1|sha256|sha512|md5)\\b"
                      + "|createHash\\(|(?<![\\w.:])hash\\("),
              "computes a digest, by which inputs can be recognised"),
          new Sign(
              Kind.CACHED_ANSWER,
              Pattern.compile(
                  "\\bopen\\((?!\\s*[0-2]\\b)[^)]*,\\s*(mode\\s*=\\s*)?[\"'][wax]"
                      + "|\\b(pickle|shelve|dbm|sqlite3|marshal)\\b|fopen\\([^)]*\"[wa]"
                      + "|writeFileSync\\((?!\\s*1\\b)(?!\\s*[\"']/dev/stdout)|FileWriter|Files\\.write"
                      + "|fs::write|File::create|os\\.(WriteFile|Create)\\(|File\\.write\\("
                      + "|\\bofstream\\b|write_text\\(|write_bytes\\("),
              "writes a file, in which answers can be kept from run to run"),
          new Sign(
              Kind.NAMES,
              Pattern.compile(
                  "/proc/|\\benviron\\b|\\bgetenv\\b|process\\.env|env::(var|args)|os\\.Getenv"
                      + "|os\\.Args|\\bENV\\[|\\bARGV\\b|sys\\.argv|process\\.argv|argv\\["
                      + "|__file__|__FILE__|__filename|argv0|getcwd|process\\.cwd|gethostname"
                      + "|\\b(listdir|scandir|readdir|readdirSync|opendir|glob)\\(|os\\.ReadDir"
                      + "|os\\.walk|Dir\\.(entries|glob|pwd|children)|\\binspect\\b"
                      + "|sys\\._getframe|gc\\.get_objects|os\\.stat\\(|fstat\\("),
              "reads names or its surroundings, by which a measured run can be recognised"),
          new Sign(
              Kind.PROCESSES,
              Pattern.compile(
                  "\\bfork\\(|\\bsubprocess\\b|\\bPopen\\b|posix_spawn|\\bmultiprocessing\\b"
                      + "|\\bdaemon\\b|child_process|ProcessBuilder|exec\\.Command"
                      + "|process::Command|os\\.system\\(|\\bctypes\\b|\\bsetrlimit\\b"),
              "starts other processes or reaches past its language"));

  private SuspiciousCode() {}

  static List<Suspicion> of(Problem problem, String language, String code) {
    List<String> honest =
        problem.references().stream()
            .filter(r -> r.language().equals(language))
            .map(Reference::code)
            .toList();
    List<Suspicion> found = new ArrayList<>();
    for (Sign sign : SIGNS) {
      Matcher matcher = sign.pattern.matcher(code);
      if (matcher.find() && honest.stream().noneMatch(h -> sign.pattern.matcher(h).find())) {
        found.add(
            new Suspicion(
                sign.kind, "it %s (line %d)".formatted(sign.words, line(code, matcher.start()))));
      }
    }
    answers(problem, honest, code, found);
    table(honest, code, found);
    return found;
  }

  /** Words of expected outputs in the text. */
  private static void answers(
      Problem problem, List<String> honest, String code, List<Suspicion> found) {
    Set<String> words = new LinkedHashSet<>();
    Stream.concat(
            problem.cases().stream().map(TestCase::expected),
            problem.workloads().stream().map(Workload::expected))
        .flatMap(output -> Stream.of(output.text().split("\\s+")))
        .filter(word -> word.length() >= WORD)
        .forEach(words::add);
    for (String word : words) {
      boolean known =
          problem.statement().contains(word) || honest.stream().anyMatch(h -> h.contains(word));
      if (!known && code.contains(word)) {
        String shown = word.length() <= 20 ? word : word.substring(0, 20) + "…";
        found.add(
            new Suspicion(
                Kind.CACHED_ANSWER,
                "it holds %s, which is an expected answer (line %d)"
                    .formatted(shown, line(code, code.indexOf(word)))));
        return;
      }
    }
  }

  private static void table(List<String> honest, String code, List<Suspicion> found) {
    long count = CONSTANT.matcher(code).results().count();
    long usual =
        honest.stream().mapToLong(h -> CONSTANT.matcher(h).results().count()).max().orElse(0);
    if (count >= MANY_CONSTANTS && count > MANY_MORE * usual) {
      found.add(
          new Suspicion(
              Kind.CACHED_ANSWER,
              "it holds %d constants, and the references at most %d".formatted(count, usual)));
    }
    Matcher opaque = OPAQUE.matcher(code);
    if (opaque.find() && honest.stream().noneMatch(h -> OPAQUE.matcher(h).find())) {
      found.add(
          new Suspicion(
              Kind.CACHED_ANSWER,
              "it holds %d characters of data that can't be read (line %d)"
                  .formatted(opaque.group(1).length(), line(code, opaque.start()))));
    }
  }

  private static long line(String code, int at) {
    return 1 + code.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
