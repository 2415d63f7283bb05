// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.model.ChatModel;
import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.ModelException.Kind;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.ReplyListener;
import dev.afterburner.workbench.model.TestQuestion;
import dev.afterburner.workbench.net.EnvironmentProxies;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;

/**
 * A model behind an HTTP server.
 *
 * <p>Rules, with the waits of {@link Patience#DEFAULT}:
 *
 * <ul>
 *   <li>The server can't be reached, or the connection breaks before an answer: asked again for a
 *       minute and a half, with growing waits. A certificate that is not trusted is not tried
 *       again.
 *   <li>429: asked again when {@code Retry-After} says, or after growing waits, five times; not
 *       waited for where that is later than in five minutes or the account is used up.
 *   <li>5xx, and 408 after the one try that OkHttp makes itself: asked again five times, as for
 *       429.
 *   <li>A stream that breaks off, is silent for a minute (five before its first event), holds an
 *       event that is not JSON or reports an error: asked anew twice.
 *   <li>A stream that goes on far beyond the length asked for, or for half an hour: cut off; the
 *       reply counts as one without code.
 *   <li>A reply that the service withheld: the same.
 *   <li>Everything else (no key, no such model, too long, not a chat model): refused at once.
 *   <li>A field that the server says it does not know is left out, and asked again at once; where
 *       that changes how replies are drawn, the listener is told. Sent and wanted values that
 *       differ, for whatever reason, are told.
 *   <li>A redirect is not followed: key and prompt are for the server that was named.
 * </ul>
 */
public final class RemoteModel implements ChatModel {

  private static final int LISTED = 8;

  private final String name;
  private final Dialect dialect;
  private final OkHttpClient client;
  private final Answers answers;
  private final Patience patience;
  private final Sleep sleep;
  private final Set<String> without = new HashSet<>();

  private RemoteModel(
      String name,
      Dialect dialect,
      OkHttpClient client,
      Patience patience,
      Sleep sleep,
      InstantSource clock) {
    this.name = name;
    this.dialect = dialect;
    this.client =
        client
            .newBuilder()
            .connectTimeout(patience.connect())
            // Silence is for Watch to notice: a first token may take minutes.
            .readTimeout(Duration.ZERO)
            .writeTimeout(patience.silence())
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    URI server = URI.create(dialect.server());
    this.answers =
        new Answers(
            dialect,
            client.proxySelector() instanceof EnvironmentProxies proxies
                ? proxies.words(server)
                : Optional.empty(),
            clock);
    this.patience = patience;
    this.sleep = sleep;
  }

  /**
   * A model behind a server.
   *
   * @param key sent as the server wants it; never shown
   * @param advice what to do about a missing key
   */
  public static RemoteModel of(
      ModelAddress.Server address,
      Optional<String> key,
      String advice,
      OkHttpClient client,
      Patience patience,
      Sleep sleep,
      InstantSource clock) {
    Dialect dialect =
        switch (address) {
          case ModelAddress.OpenAi openAi -> new OpenAiDialect(openAi, key, advice);
          case ModelAddress.Anthropic anthropic -> new AnthropicDialect(anthropic, key, advice);
        };
    return new RemoteModel(address.label(), dialect, client, patience, sleep, clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reply ask(ModelRequest request, ReplyListener listener, Cancellation cancellation)
      throws ModelException {
    return ask(request, listener, cancellation, patience);
  }

  private Reply ask(
      ModelRequest request, ReplyListener listener, Cancellation cancellation, Patience patient)
      throws ModelException {
    Exchange exchange = new Exchange(client, dialect, answers, patient);
    int gone = 0;
    int troubled = 0;
    int broken = 0;
    while (true) {
      stopIf(cancellation);
      try {
        Reply reply = exchange.reply(request, without(), listener, cancellation);
        SamplingWords.difference(name, request.sampling(), reply.sampling())
            .ifPresent(listener::told);
        return reply;
      } catch (Fault fault) {
        stopIf(cancellation);
        Optional<Duration> wait =
            switch (fault.rule()) {
              case GONE -> next(patient.gone(), gone++);
              case TROUBLED -> after(fault, patient, next(patient.troubled(), troubled++));
              case BROKEN -> next(patient.broken(), broken++);
              case REFUSED -> leaveOut(fault) ? Optional.of(Duration.ZERO) : Optional.empty();
              case WITHHELD -> {
                listener.delayed(hidden(fault.words()) + ".");
                yield Optional.empty();
              }
            };
        if (fault.rule() == Fault.Rule.WITHHELD) {
          return new Reply("", Reply.Ending.WITHHELD, 0, 0, 0, 0);
        }
        if (wait.isEmpty()) {
          throw new ModelException(fault.kind(), ended(fault, gone + troubled + broken));
        }
        pause(fault, wait.get(), listener, cancellation);
      }
    }
  }

  private void pause(Fault fault, Duration wait, ReplyListener listener, Cancellation cancellation)
      throws ModelException {
    if (!wait.isZero()) {
      listener.delayed(
          hidden(fault.words()) + "; asked again in " + Math.max(1, wait.toSeconds()) + " s.");
    }
    try {
      sleep.sleep(wait, cancellation);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(Kind.STOPPED, "The reply was interrupted", e);
    }
  }

  private static void stopIf(Cancellation cancellation) throws ModelException {
    if (cancellation.isCancelled()) {
      throw new ModelException(Kind.STOPPED, "The reply was stopped");
    }
  }

  private static Optional<Duration> next(List<Duration> waits, int tried) {
    return tried < waits.size() ? Optional.of(waits.get(tried)) : Optional.empty();
  }

  private static Optional<Duration> after(Fault fault, Patience patient, Optional<Duration> usual) {
    Duration wanted = fault.after();
    if (wanted == null || usual.isEmpty()) {
      return usual;
    }
    return wanted.compareTo(patient.longest()) > 0 ? Optional.empty() : Optional.of(wanted);
  }

  private String ended(Fault fault, int tries) {
    Duration wanted = fault.after();
    String later =
        wanted == null || wanted.compareTo(patience.longest()) <= 0
            ? ""
            : "; it asks to come back in " + wanted.toMinutes() + " minutes";
    String again =
        fault.rule() == Fault.Rule.REFUSED || tries <= 1 ? "" : ", " + tries + " times in a row";
    String go = fault.rule() == Fault.Rule.REFUSED ? "" : "; try again when it is back";
    return hidden(fault.words()) + again + later + go;
  }

  /** Servers were seen to repeat a key that they refuse. */
  private String hidden(String text) {
    return dialect.key().map(k -> text.replace(k, "(key)")).orElse(text);
  }

  private Set<String> without() {
    synchronized (without) {
      return Set.copyOf(without);
    }
  }

  /** Whether the fault names a field that can be left out; it is from now on. */
  private boolean leaveOut(Fault fault) {
    String field = fault.field();
    synchronized (without) {
      return field != null && without.add(field);
    }
  }

  /** The models that the server offers. */
  public List<String> list(Cancellation cancellation) throws ModelException {
    try {
      return dialect.names(
          new Exchange(client, dialect, answers, patience.once())
              .plain(dialect.list(), cancellation));
    } catch (Fault fault) {
      throw new ModelException(fault.kind(), hidden(fault.words()));
    }
  }

  /**
   * Makes sure that the model can be asked: asks for a short reply, once.
   *
   * @return how that went, a sentence
   */
  public String test(Cancellation cancellation) throws ModelException {
    try {
      return TestQuestion.words(
          name, ask(TestQuestion.REQUEST, piece -> {}, cancellation, patience.once()));
    } catch (ModelException e) {
      if (e.kind() != Kind.UNKNOWN_MODEL) {
        throw e;
      }
      throw new ModelException(e.kind(), e.getMessage() + offers(cancellation), e);
    }
  }

  private String offers(Cancellation cancellation) {
    try {
      List<String> names = list(cancellation);
      String shown = String.join(", ", names.stream().limit(LISTED).toList());
      return names.isEmpty()
          ? ""
          : "; it has " + shown + (names.size() > LISTED ? " and more" : "");
    } catch (ModelException e) {
      return "";
    }
  }
}
