// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.StopRule;
import dev.afterburner.sandbox.language.Builds;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.judge.SandboxJudge;
import dev.afterburner.workbench.measure.Calibrator;
import dev.afterburner.workbench.model.ChatModel;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.model.NamedServers;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.ReplyListener;
import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Workload;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A test fixture: the loop with a scripted sandbox, scripted replies and an echo problem. */
final class Bench {

  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  static final Settings SETTINGS =
      Settings.of(Figure.TIME, Settings.Policy.KEEP_BEST, 5, 42, "scripted");

  final ScriptedSandbox sandbox = new ScriptedSandbox();
  final List<ModelRequest> requests = new ArrayList<>();
  final List<SessionEvent> heard = new ArrayList<>();
  private final SessionStore store;
  private final NamedServers servers = servers();
  private final ChatModel model;
  private @Nullable Calibrator calibrator;

  /** Cases that a person has added since. */
  List<TestCase> own = List.of();

  Bench(SessionStore store, String... replies) {
    this.store = store;
    this.model = new ScriptedModel(List.of(replies));
  }

  Bench(SessionStore store, Answering answers, Reply.Ending ending) {
    this.store = store;
    this.model =
        new ChatModel() {
          @Override
          public String name() {
            return "Answering";
          }

          @Override
          public Reply ask(ModelRequest request, ReplyListener listener, Cancellation cancellation)
              throws ModelException {
            requests.add(request);
            return new Reply(answers.to(request), ending, 1, 1, 1, 1);
          }
        };
  }

  /** Its problem with the cases that a person has added. */
  Problem withOwn(Problem problem) {
    return new Problem(
        problem.listing(),
        problem.statement(),
        problem.comparator(),
        Stream.concat(problem.cases().stream(), own.stream()).toList(),
        problem.workloads(),
        problem.references());
  }

  /** A model as a function. */
  interface Answering {
    String to(ModelRequest request) throws ModelException;
  }

  /** A reply that holds a script. */
  static String code(String script) {
    return "Shorter.\n\n```python\n" + script + "\n```\n";
  }

  Session start(Settings settings, String original) throws SessionException {
    return start(settings, original, heard::add);
  }

  /** A session that something else listens to. */
  Session start(Settings settings, String original, Consumer<SessionEvent> listener)
      throws SessionException {
    return optimizer().start(problem(), "python", original, settings, listener);
  }

  /** A file of the test's own that is not there at first. */
  private static NamedServers servers() {
    try {
      return new NamedServers(Files.createTempDirectory("bench").resolve("servers.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Session reopen() throws Exception {
    return optimizer().reopen(store.list().getFirst(), heard::add);
  }

  /** Has the references' figures kept in a library. */
  Bench withReferencesIn(ProblemLibrary library) {
    calibrator =
        new Calibrator(
            sandbox,
            new SandboxJudge(sandbox),
            library,
            InterleavedRuns.Plan.exactly(3),
            () -> "here",
            InstantSource.fixed(NOW));
    return this;
  }

  private Calibrator calibrator() throws StoreException {
    if (calibrator == null) {
      throw new StoreException("this session has no library of references");
    }
    return calibrator;
  }

  LoopOptimizer optimizer() {
    Catalogue catalogue =
        new Catalogue() {
          @Override
          public List<Listing> list() {
            return List.of(problem().listing());
          }

          @Override
          public Problem find(String id) {
            return withOwn(problem());
          }
        };
    return new LoopOptimizer(
        sandbox,
        new SandboxJudge(sandbox),
        new InterleavedRuns.Plan(5, 8, Duration.ofDays(1), StopRule.precise(0)),
        this::calibrator,
        words -> model,
        Path.of("../resources/prompts"),
        catalogue,
        List.of(python()),
        new Builds(new Languages(), Map.of()),
        store,
        servers,
        InstantSource.fixed(NOW),
        () -> 0,
        new Random(1),
        (problem, program, cancellation) -> "");
  }

  static Language python() {
    return new Language(
        "python",
        "Python",
        List.of("py"),
        "main.py",
        List.of(),
        List.of("python3", "{source}"),
        List.of(),
        "",
        Map.of(),
        List.of("python3", "--version"),
        "",
        "");
  }

  static Problem problem() {
    return new Problem(
        new Listing("echo", "Echo", Difficulty.EASY, List.of(), List.of("python"), 0),
        "Print the input.",
        new Comparator.Tokens(),
        List.of(testCase("01-short", "a"), testCase("02-long", "a b c")),
        List.of(new Workload("large", 1, 1, Bytes.utf8("large input"), Bytes.utf8("large input"))),
        List.of());
  }

  private static TestCase testCase(String name, String text) {
    return new TestCase(name, Bytes.utf8(text), Bytes.utf8(text));
  }

  /** Gives the replies in order, then fails. */
  private final class ScriptedModel implements ChatModel {

    private final List<String> replies;

    ScriptedModel(List<String> replies) {
      this.replies = replies;
    }

    @Override
    public String name() {
      return "Scripted";
    }

    @Override
    public Reply ask(ModelRequest request, ReplyListener listener, Cancellation cancellation)
        throws ModelException {
      requests.add(request);
      if (request.turn() >= replies.size()) {
        throw new ModelException("no more replies");
      }
      String text = replies.get(request.turn());
      listener.piece(text);
      return new Reply(
          text,
          Reply.Ending.COMPLETE,
          Reply.estimate(request.prompt()),
          text.length() / 4,
          1_000,
          1_000_000);
    }
  }
}
