// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("train watch and train rollouts")
class TrainWatchTest {

  @TempDir Path folder;

  private CommandFixture.Result run(int code, String... words) {
    CommandFixture.Result result =
        new CommandFixture(folder.resolve("home")).run(new Cancellation(), words);
    assertEquals(code, result.code(), result.out() + result.err());
    return result;
  }

  private Path log(String run, String losses) throws Exception {
    Path place = Files.createDirectories(folder.resolve(run));
    StringBuilder lines = new StringBuilder();
    int step = 0;
    for (String loss : losses.split(" ", -1)) {
      lines.append("{\"current_steps\": ").append(++step).append(", \"loss\": ");
      lines.append(loss).append("}\n");
    }
    Files.writeString(place.resolve("trainer_log.jsonl"), lines);
    return place;
  }

  @Test
  @DisplayName("draws runs of several places one over the other, and writes their numbers")
  void figure() throws Exception {
    String one = log("one", "4 2").toString();
    String two = log("two", "3 NaN").toString();
    Path csv = folder.resolve("curves.csv");
    run(0, "train", "watch", one, two, "--figure", csv.toString(), "--scalars", "loss");
    // Smoothed: 4, then (0.8·0.2·4 + 0.2·2)/(1 − 0.64).
    assertEquals(
        List.of(
            "scalar,run,step,value,smoothed,low,high",
            "loss,one,1,4.0,4.0,,",
            "loss,one,2,2.0,2.8888888888888893,,",
            "loss,two,1,3.0,3.0,,",
            "loss,two,2,NaN,NaN,,"),
        Files.readAllLines(csv).stream()
            .map(line -> line.replace(",3.999999999999999,", ",4.0,"))
            .map(line -> line.replace(",4.000000000000001,", ",4.0,"))
            .map(line -> line.replaceAll(",2\\.88888888888888\\d*,", ",2.8888888888888893,"))
            .map(line -> line.replaceAll(",3\\.00000000000000\\d+,", ",3.0,"))
            .map(line -> line.replaceAll(",2\\.99999999999999\\d+,", ",3.0,"))
            .toList());
    Path svg = folder.resolve("curves.svg");
    run(0, "train", "watch", one, two, "--figure", svg.toString());
    assertTrue(Files.readString(svg).startsWith("<?xml"), "a picture");
    assertTrue(
        run(2, "train", "watch", one, "--figure", svg.toString(), "--scalars", "reward")
            .err()
            .contains("no run logs reward; there are loss"));
  }

  @Test
  @DisplayName("lists the rollouts of a step, and prints a program of one")
  void rollouts() throws Exception {
    Path place = Files.createDirectories(folder.resolve("grpo/rollouts"));
    String row =
        "{\"input\":\"p\",\"output\":\"%s\",\"gts\":{\"problem\":\"pair-sums\"},\"score\":%s,"
            + "\"step\":3,\"passed\":1.0,\"verdict_code\":0.0,\"wall_ms\":12.5,\"peak_kb\":2048.0}\n";
    Files.writeString(place.resolve("2.jsonl"), row.formatted("x", "0.1"));
    Files.writeString(
        place.resolve("3.jsonl"),
        row.formatted("nothing", "-0.5") + row.formatted("```python\\nprint(1)\\n```", "0.75"));
    List<String> lines =
        run(0, "train", "rollouts", folder.resolve("grpo").toString()).out().lines().toList();
    assertEquals(3, lines.size());
    assertTrue(
        lines.get(2).matches(" *2 +0\\.750 +passed +12\\.5 +2048\\.0 .*pair-sums *"), lines.get(2));
    String[] program = {"train", "rollouts", place.toString(), "--program", "2"};
    assertEquals("print(1)\n", run(0, program).out());
    program[4] = "1";
    assertTrue(run(1, program).err().contains("the reply holds no program in python"));
    assertTrue(
        run(2, "train", "rollouts", place.toString(), "--step", "9")
            .err()
            .contains("there are no rollouts of step 9; there are some of 2 steps from 2 to 3"));
  }
}
