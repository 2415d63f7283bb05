// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A programming language as the sandbox knows it. In argument vectors {@code {source}} stands for
 * the source file, {@code {output}} for what the compiler writes, {@code {tool:NAME}} for the real
 * path of an executable of the toolchain.
 *
 * @param id short name: python, cpp, java, javascript, go, ruby, rust
 * @param name display name
 * @param extensions file name endings, without the dot
 * @param sourceName what the source file must be called; {@code {main}} stands for the name that
 *     the program's text demands
 * @param compile compiler's argument vector; empty where the source is run as it is
 * @param run program's argument vector; {@code {flags}} there or in {@code compile} stands for the
 *     options of a {@link Build}, {@code {standard}} for its standard
 * @param flags the usual options
 * @param standard the usual standard or edition; empty where the language has no choice of it
 * @param environment variables of its programs beside those that every program has
 * @param version argument vector that prints the toolchain's version
 * @param install how to get it, for the message about a missing toolchain
 * @param image container image
 */
public record Language(
    String id,
    String name,
    List<String> extensions,
    String sourceName,
    List<String> compile,
    List<String> run,
    List<String> flags,
    String standard,
    Map<String, String> environment,
    List<String> version,
    String install,
    String image) {

  public Language {
    extensions = List.copyOf(extensions);
    compile = List.copyOf(compile);
    run = List.copyOf(run);
    flags = List.copyOf(flags);
    environment = Map.copyOf(environment);
    version = List.copyOf(version);
  }

  /**
   * Whether a start that has come to the program's text can be copied: the interpreter has one
   * thread then, and keeps nothing that tells one process from another.
   */
  public boolean startsCopied() {
    return id.equals("python");
  }

  /** The options that a build gives its programs. */
  public List<String> flags(Build build) {
    return build.flags() == null ? flags : build.flags();
  }

  /** The standard that its programs are read by; empty where there is no choice. */
  public String standard(Build build) {
    return build.standard().isEmpty() ? standard : build.standard();
  }

  /** All that a build adds to a program's text, for people and files; empty where it is nothing. */
  public String words(Build build) {
    String options = options(build);
    String packages = build.packages().isEmpty() ? "" : "packages: " + build.packages();
    return options.isEmpty() || packages.isEmpty() ? options + packages : options + ", " + packages;
  }

  /**
   * The options that decide how fast its programs are, as a command line has them; empty where
   * there are none.
   */
  public String options(Build build) {
    List<String> words = new ArrayList<>();
    List<String> whole = new ArrayList<>(compile);
    whole.addAll(run);
    for (int i = 0; i < whole.size(); i++) {
      String argument = whole.get(i);
      if (argument.equals("{flags}")) {
        words.addAll(flags(build));
      } else if (argument.contains("{standard}")) {
        if (argument.equals("{standard}")) {
          words.add(whole.get(i - 1));
        }
        words.add(argument.replace("{standard}", standard(build)));
      }
    }
    return String.join(" ", words);
  }

  /** The one of an id, where it is among them. */
  public static Optional<Language> find(List<Language> among, String id) {
    return among.stream().filter(language -> language.id().equals(id)).findFirst();
  }
}
