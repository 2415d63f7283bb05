package dev.afterburner.sandbox.language;

import java.util.List;
import java.util.Optional;

/**
 * A programming language as the sandbox knows it. In argument vectors {@code {source}} stands for
 * the source file, {@code {output}} for what the compiler writes, {@code {tool:NAME}} for the real
 * path of an executable of the toolchain.
 *
 * @param id short name: python, cpp, java, javascript, go, ruby, rust
 * @param name display name
 * @param extensions file name endings, without the dot
 * @param sourceName what the source file must be called
 * @param compile compiler's argument vector; empty where the source is run as it is
 * @param run program's argument vector
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
    List<String> version,
    String install,
    String image) {

  public Language {
    extensions = List.copyOf(extensions);
    compile = List.copyOf(compile);
    run = List.copyOf(run);
    version = List.copyOf(version);
  }

  /** The one of an id, where it is among them. */
  public static Optional<Language> find(List<Language> among, String id) {
    return among.stream().filter(language -> language.id().equals(id)).findFirst();
  }
}
