// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.local;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The process that holds a model in a file: reads questions from standard input, writes replies to
 * standard output. It is a process of its own because native code may crash or hang, and because
 * its memory is given back when it ends. It ends with its standard input, that is with its parent,
 * whatever native code is doing.
 */
public final class LlamaChild {

  private final PrintStream out;
  private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();

  private LlamaChild(PrintStream out) {
    this.out = out;
  }

  /**
   * Serves a model.
   *
   * @param arguments file, tokens of context, threads
   */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    LlamaChild child = new LlamaChild(out);
    Thread.ofPlatform().daemon().start(child::read);
    int code = 1;
    try {
      child.serve(arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      code = 0;
    } catch (RuntimeException | UnsatisfiedLinkError e) {
      child.say("failed", 0, String.valueOf(e.getMessage()), 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // Not exit: the native library's own end was seen to hang.
      Runtime.getRuntime().halt(code);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        questions.add(line);
        line = lines.readLine();
      }
    } catch (IOException e) {
      System.err.println("standard input: " + e);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private void serve(String file, int context, int threads) throws InterruptedException {
    ModelParameters parameters =
        new ModelParameters()
            .setModel(file)
            .setCtxSize(context)
            .setThreads(threads)
            .setThreadsBatch(threads)
            .setGpuLayers(0);
    LlamaModel model = new LlamaModel(parameters);
    say("ready", 0, "", context);
    while (true) {
      Wire.Question question = Wire.question(questions.take());
      try {
        answer(model, question, context);
      } catch (RuntimeException e) {
        say("failed", question.id(), String.valueOf(e.getMessage()), 0);
      }
    }
  }

  private void answer(LlamaModel model, Wire.Question question, int context) {
    // The binding's own chat mode sends an empty prompt (4.2.0); so the template is applied here.
    String prompt =
        model.applyTemplate(
            new InferenceParameters("")
                .setMessages(question.system(), List.of(new Pair<>("user", question.prompt()))));
    int tokens = model.encode(prompt).length;
    if (tokens + question.maxTokens() > context && tokens + 64 > context) {
      say("too-long", question.id(), "", tokens);
      return;
    }
    say("counted", question.id(), "", tokens);
    InferenceParameters parameters =
        new InferenceParameters(prompt)
            .setCachePrompt(true)
            .setSeed((int) question.seed())
            .setNPredict(Math.min(question.maxTokens(), context - tokens));
    if (question.temperature() != null) {
      parameters.setTemperature(question.temperature().floatValue());
    }
    if (question.topP() != null) {
      parameters.setTopP(question.topP().floatValue());
    }
    LocalFields.set(parameters, question.extra());
    int pieces = 0;
    LlamaIterator reply = model.generate(parameters).iterator();
    while (reply.hasNext()) {
      say("piece", question.id(), reply.next().text, 0);
      pieces++;
    }
    say("done", question.id(), "", pieces);
  }

  private void say(String kind, int id, String text, int number) {
    out.println(Wire.write(new Wire.Line(kind, id, text, number)));
  }
}
