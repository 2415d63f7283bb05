// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import dev.afterburner.sandbox.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replays recorded replies, one file a turn, whatever the prompt says. They are streamed in pieces
 * as a model's tokens are; only the replies are recorded, everything measured is real.
 */
public final class DemoModel implements ChatModel {

  /** The word in settings and on the command line. */
  public static final String ID = "demo";

  /** Shown wherever the model's name is. */
  public static final String NAME = "Demo (recorded replies)";

  /** The language that replies are recorded in. */
  public static final String LANGUAGE = "python";

  /** Words with the space before them, cut to about a token's length. */
  private static final Pattern PIECE = Pattern.compile("\\s*\\S{1,5}|\\s+");

  private final Path replies;
  private final Pace pace;

  /** Replies from a folder at about 90 tokens a second. */
  public DemoModel(Path replies) {
    this(replies, Pace.perSecond(90));
  }

  /**
   * Replies from a folder.
   *
   * @param replies one folder a problem, in it NN-kind.md
   */
  public DemoModel(Path replies, Pace pace) {
    this.replies = replies;
    this.pace = pace;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Whether there are replies for a problem in a language. */
  public boolean covers(String problem, String language) {
    return language.equals(LANGUAGE) && problems().contains(problem);
  }

  @Override
  public Reply ask(ModelRequest request, ReplyListener listener, Cancellation cancellation)
      throws ModelException {
    long start = System.nanoTime();
    String text = recorded(request);
    Matcher pieces = PIECE.matcher(text);
    int tokens = 0;
    long first = 0;
    while (pieces.find()) {
      await(cancellation);
      listener.piece(pieces.group());
      first = first == 0 ? System.nanoTime() - start : first;
      tokens++;
    }
    return new Reply(
        text,
        Reply.Ending.COMPLETE,
        Reply.estimate(request.prompt()),
        tokens,
        first,
        System.nanoTime() - start);
  }

  private void await(Cancellation cancellation) throws ModelException {
    try {
      if (pace.await(cancellation)) {
        throw new ModelException(ModelException.Kind.STOPPED, "The reply was stopped");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(ModelException.Kind.STOPPED, "The reply was interrupted", e);
    }
  }

  private String recorded(ModelRequest request) throws ModelException {
    String problem = request.problem();
    List<String> problems = problems();
    if (!problems.contains(problem)) {
      throw new ModelException(
          "The demo model has no recorded replies for "
              + problem
              + "; it has for: "
              + String.join(", ", problems)
              + "; choose one of these or connect a model");
    }
    if (!request.language().equals(LANGUAGE)) {
      throw new ModelException(
          "The recorded replies for "
              + problem
              + " are in "
              + LANGUAGE
              + ", not in "
              + request.language()
              + "; choose "
              + LANGUAGE
              + " or connect a model");
    }
    Path folder = replies.resolve(problem);
    try {
      List<Path> files = children(folder, "[0-9][0-9]*.md");
      if (request.turn() >= files.size()) {
        throw new ModelException(
            "The recorded replies for " + problem + " end after " + files.size() + " steps");
      }
      return Files.readString(files.get(request.turn()), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ModelException("Can't read the recorded replies in " + folder + ": " + e, e);
    }
  }

  private List<String> problems() {
    try {
      return children(replies, "*").stream().map(DemoModel::name).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<Path> children(Path folder, String glob) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
      found.forEach(children::add);
    }
    Collections.sort(children);
    return children;
  }

  private static String name(Path path) {
    // A folder inside a jar may end in a slash.
    String name = String.valueOf(path.getFileName());
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }
}
