// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.local;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.model.ChatModel;
import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.ModelException.Kind;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.ReplyListener;
import dev.afterburner.workbench.model.Sampling;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A model in a GGUF file, run by llama.cpp in a process of its own. The process starts with the
 * first question and stays for the next ones, so that what prompts have in common is read once.
 *
 * <p>Rules: stopping a reply ends the process; one that ends by itself is started anew once for a
 * question; one that says nothing for {@link #SILENCE_MILLIS} is ended.
 */
public final class GgufModel implements ChatModel, AutoCloseable {

  private static final byte[] MAGIC = {'G', 'G', 'U', 'F'};

  /** Reading a long prompt takes minutes on a slow machine. */
  private static final long SILENCE_MILLIS = 600_000;

  private final ModelAddress.Gguf address;
  private final Path java;
  private final String classPath;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable LlamaProcess process;
  private int questions;

  /**
   * A model; nothing is started yet.
   *
   * @param java the java command
   * @param classPath class path of this program
   */
  public GgufModel(ModelAddress.Gguf address, Path java, String classPath) {
    this.address = address;
    this.java = java;
    this.classPath = classPath;
  }

  /** Makes sure that a file is there and looks like a model. */
  public static void check(Path file) throws ModelException {
    if (!Files.isRegularFile(file)) {
      throw new ModelException(
          Kind.UNKNOWN_MODEL,
          "there is no file " + file.toAbsolutePath() + "; name a model in GGUF format");
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new ModelException(
            Kind.NOT_A_CHAT_MODEL,
            file + " is not a model in GGUF format; convert it by llama.cpp, or name another file");
      }
    } catch (IOException e) {
      throw new ModelException(Kind.UNKNOWN_MODEL, "can't read " + file + ": " + e, e);
    }
  }

  @Override
  public String name() {
    return address.label();
  }

  /** Number of the model's process; empty while there is none. */
  public Optional<Long> pid() {
    return Optional.ofNullable(process).filter(LlamaProcess::isAlive).map(LlamaProcess::pid);
  }

  @Override
  public Reply ask(ModelRequest request, ReplyListener listener, Cancellation cancellation)
      throws ModelException {
    asking.lock();
    try {
      check(address.file());
      LocalFields.check(request.sampling().extra());
      Optional<Reply> reply = once(request, listener, cancellation);
      if (reply.isEmpty()) {
        listener.delayed("The model's process ended; it is started again.");
        reply = once(request, listener, cancellation);
      }
      return reply.orElseThrow(this::ended);
    } finally {
      asking.unlock();
    }
  }

  private ModelException ended() {
    LlamaProcess ended = process;
    String words = ended == null ? "" : " (" + ended.lastWords() + ")";
    return new ModelException(
        Kind.BROKEN,
        "The process of the model "
            + address.file()
            + " ended twice"
            + words
            + "; if memory is short, choose a smaller model or context, gguf:FILE#context=2048");
  }

  /** Asks once; empty where the process ended over it. */
  private Optional<Reply> once(
      ModelRequest request, ReplyListener listener, Cancellation cancellation)
      throws ModelException {
    long start = System.nanoTime();
    LlamaProcess running = process;
    if (running == null || !running.isAlive()) {
      close();
      running = LlamaProcess.start(address, java, classPath);
      process = running;
    }
    LlamaProcess asked = running;
    try (Cancellation.Registration _ = cancellation.onCancel(asked::kill)) {
      int id = ++questions;
      asked.ask(
          new Wire.Question(
              id,
              request.system(),
              request.prompt(),
              request.sampling().temperature(),
              request.sampling().topP(),
              request.sampling().maxTokens(),
              request.sampling().seed(),
              request.sampling().extra()));
      Optional<Reply> reply = read(asked, id, request, listener, start);
      if (cancellation.isCancelled()) {
        throw new ModelException(Kind.STOPPED, "The reply was stopped");
      }
      return reply;
    } catch (IOException e) {
      if (cancellation.isCancelled()) {
        throw new ModelException(Kind.STOPPED, "The reply was stopped", e);
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      asked.close();
      Thread.currentThread().interrupt();
      throw new ModelException(Kind.STOPPED, "The reply was interrupted", e);
    }
  }

  private Optional<Reply> read(
      LlamaProcess asked, int id, ModelRequest request, ReplyListener listener, long start)
      throws InterruptedException, ModelException {
    StringBuilder text = new StringBuilder();
    int promptTokens = 0;
    long first = 0;
    while (true) {
      Optional<Wire.Line> next = asked.next(SILENCE_MILLIS);
      if (next.isEmpty()) {
        asked.close();
        return Optional.empty();
      }
      Wire.Line line = next.get();
      if (line.id() != id && !line.kind().equals("failed")) {
        continue;
      }
      switch (line.kind()) {
        case "counted" -> promptTokens = line.number();
        case "piece" -> {
          first = first == 0 ? System.nanoTime() - start : first;
          text.append(line.text());
          listener.piece(line.text());
        }
        case "done" -> {
          boolean cut = line.number() > request.sampling().maxTokens();
          return Optional.of(
              new Reply(
                  text.toString(),
                  cut ? Reply.Ending.AT_LIMIT : Reply.Ending.COMPLETE,
                  promptTokens,
                  line.number(),
                  first,
                  System.nanoTime() - start,
                  drawn(request.sampling())));
        }
        case "too-long" ->
            throw new ModelException(
                Kind.TOO_LONG,
                "The prompt takes "
                    + line.number()
                    + " of the "
                    + address.context()
                    + " tokens of the model's context, which leaves too few for a reply; make it"
                    + " larger, gguf:FILE#context=16384, or the prompt shorter");
        default ->
            throw new ModelException(
                "The model " + address.file() + " can't be run: " + line.text());
      }
    }
  }

  /** What the process was told; it takes all of it. */
  private static Map<String, Object> drawn(Sampling sampling) {
    Map<String, Object> drawn = new HashMap<>(sampling.extra());
    if (sampling.temperature() != null) {
      drawn.put("temperature", sampling.temperature());
    }
    if (sampling.topP() != null) {
      drawn.put("top_p", sampling.topP());
    }
    drawn.put("max_tokens", sampling.maxTokens());
    drawn.put("seed", sampling.seed());
    return drawn;
  }

  /** Ends the model's process. The next question starts it anew. */
  @Override
  public void close() {
    LlamaProcess running = process;
    if (running != null) {
      running.close();
    }
  }
}
