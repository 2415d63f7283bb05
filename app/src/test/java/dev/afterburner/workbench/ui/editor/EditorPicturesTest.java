// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@DisplayName("The editor has a picture in every state, language and theme")
@ExtendWith(ApplicationExtension.class)
final class EditorPicturesTest {

  private final Stand stand = new Stand();

  @Start
  void start(Stage stage) {
    stand.open(stage, 680, 520);
  }

  @Test
  @DisplayName("each of the seven languages in colour")
  void languages(FxRobot robot) throws Exception {
    CodeEditor editor = stand.show(() -> new CodeEditor(stand.highlighter(), stand.tasks()));
    for (Map.Entry<String, String> sample : Samples.ALL.entrySet()) {
      robot.interact(() -> editor.open(sample.getValue(), sample.getKey()));
      awaitColours(robot);
      stand.pictures("editor-" + sample.getKey());
    }
  }

  @Test
  @DisplayName("empty, searching, going to a line, with errors, read only, with a long text")
  void states(FxRobot robot) throws Exception {
    CodeEditor editor = stand.show(() -> new CodeEditor(stand.highlighter(), stand.tasks()));
    robot.interact(() -> editor.open("", "python"));
    stand.pictures("editor-empty");

    robot.interact(() -> editor.open(Samples.of("cpp"), "cpp"));
    awaitColours(robot);
    robot.interact(
        () ->
            editor.setMarkers(
                List.of(
                    new Marker(6, "expected ';' before 'return'"),
                    new Marker(9, "'total' was not declared in this scope"))));
    robot.interact(() -> editor.goTo(4, 12));
    stand.pictures("editor-errors");

    robot.interact(
        () -> {
          editor.showReplace();
          robot.lookup("#find").queryTextInputControl().setText("int");
        });
    stand.pictures("editor-find");
    robot.interact(editor::showGoToLine);
    stand.pictures("editor-go-to-line");

    robot.interact(
        () -> {
          editor.open(Samples.of("python").repeat(400), "python");
          editor.goTo(2_000, 1);
        });
    awaitColours(robot);
    stand.pictures("editor-long");

    robot.interact(
        () ->
            editor.open(
                """
                level = input()
                if level != "none\u202e\u2066 # check if admin\u2069\u2066":
                    b\u200bc = "\ufeff"
                """,
                "python"));
    awaitColours(robot);
    stand.pictures("editor-hidden");
  }

  private static void awaitColours(FxRobot robot) throws Exception {
    CodeArea area = robot.lookup("#code").queryAs(CodeArea.class);
    Stand.until(
        () ->
            area.getStyleSpans(0, area.getLength()).stream()
                .anyMatch(s -> !s.getStyle().isEmpty()));
  }

  @Test
  @DisplayName("the samples are the bundled programs' languages")
  void samples() throws IOException {
    for (String language : Samples.ALL.keySet()) {
      String path = "/languages/highlights/" + language + ".scm";
      try (InputStream in = EditorPicturesTest.class.getResourceAsStream(path)) {
        assertFalse(new String(in.readAllBytes(), StandardCharsets.UTF_8).isBlank());
      }
    }
  }
}
