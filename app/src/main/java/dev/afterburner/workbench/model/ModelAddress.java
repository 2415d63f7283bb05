// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;

/** Which model is meant, from the words that name it. */
public sealed interface ModelAddress {

  /** The recorded replies. */
  record Demo() implements ModelAddress {
    @Override
    public String label() {
      return DemoModel.NAME;
    }
  }

  /** A model behind an HTTP server. */
  sealed interface Server extends ModelAddress {

    /** What paths are appended to. */
    URI base();

    /** The model's name there. */
    String name();

    @Override
    default String label() {
      return name() + " at " + base().getAuthority();
    }
  }

  /**
   * A model behind an OpenAI-compatible server.
   *
   * @param base what {@code /chat/completions} is appended to
   * @param name the model's name there; empty for the only one
   */
  record OpenAi(URI base, String name) implements Server {}

  /**
   * A model of Anthropic's messages interface.
   *
   * @param base what {@code /v1/messages} is appended to
   * @param name the model's name
   */
  record Anthropic(URI base, String name) implements Server {}

  /**
   * A model in a file.
   *
   * @param file GGUF
   * @param threads how many cores it computes on; 0 for all
   * @param context prompt and reply together, tokens
   */
  record Gguf(Path file, int threads, int context) implements ModelAddress {
    @Override
    public String label() {
      return String.valueOf(file.getFileName());
    }
  }

  /** Kinds of words, for help and messages. */
  String FORMS =
      "demo (recorded replies), openai:URL#NAME, openai:NAME, anthropic:NAME or gguf:FILE";

  /** What people read. */
  String label();

  /** Parses the words. */
  static ModelAddress parse(String words) throws ModelException {
    if (words.equals(DemoModel.ID)) {
      return new Demo();
    }
    int colon = words.indexOf(':');
    String kind = colon < 0 ? "" : words.substring(0, colon);
    String rest = words.substring(colon + 1);
    if (rest.isBlank()) {
      throw unknown(words);
    }
    return switch (kind) {
      case "openai" -> {
        Served served = Served.of(words, rest, "https://api.openai.com/v1");
        String path = served.base.getPath();
        boolean bare = path == null || path.isEmpty() || path.equals("/");
        URI base = bare ? served.base.resolve("/v1") : served.base;
        yield new OpenAi(base, served.name);
      }
      case "anthropic" -> {
        Served served = Served.of(words, rest, "https://api.anthropic.com");
        if (served.name.isEmpty()) {
          throw new ModelException(
              ModelException.Kind.UNKNOWN_MODEL,
              words + " names no model; write anthropic:NAME or anthropic:URL#NAME");
        }
        yield new Anthropic(served.base, served.name);
      }
      case "gguf" -> gguf(words, rest);
      default -> throw unknown(words);
    };
  }

  private static ModelAddress gguf(String words, String rest) throws ModelException {
    int mark = rest.lastIndexOf('#');
    int threads = 0;
    int context = 8192;
    if (mark > 0) {
      for (String option : rest.substring(mark + 1).split(",")) {
        int value = number(option.substring(option.indexOf('=') + 1));
        if (option.startsWith("threads=") && value > 0) {
          threads = value;
        } else if (option.startsWith("context=") && value > 0) {
          context = value;
        } else {
          throw new ModelException(
              ModelException.Kind.UNKNOWN_MODEL,
              words
                  + ": what follows the # is not understood; write for example"
                  + " gguf:FILE#threads=2,context=8192");
        }
      }
    }
    return new Gguf(Path.of(mark > 0 ? rest.substring(0, mark) : rest), threads, context);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static ModelException unknown(String words) {
    return new ModelException(
        ModelException.Kind.UNKNOWN_MODEL, "unknown model " + words + "; choose " + FORMS);
  }

  /** A server and a model's name there. */
  record Served(URI base, String name) {

    private static Served of(String words, String rest, String usual) throws ModelException {
      boolean url = rest.toLowerCase(Locale.ROOT).matches("https?://.*");
      int mark = rest.indexOf('#');
      String base = url ? (mark < 0 ? rest : rest.substring(0, mark)) : usual;
      String name = url ? (mark < 0 ? "" : rest.substring(mark + 1)) : rest;
      while (base.endsWith("/")) {
        base = base.substring(0, base.length() - 1);
      }
      try {
        URI parsed = new URI(base);
        if (parsed.getHost() != null) {
          return new Served(parsed, name);
        }
      } catch (URISyntaxException e) {
        throw new ModelException(
            ModelException.Kind.UNKNOWN_MODEL, words + ": " + base + " is not a URL", e);
      }
      throw new ModelException(
          ModelException.Kind.UNKNOWN_MODEL,
          words
              + ": "
              + base
              + " is not a URL; write for example openai:http://localhost:8000/v1#NAME");
    }
  }
}
