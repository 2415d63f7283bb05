// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.profile;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.text.HiddenCharacters;
import dev.afterburner.workbench.ui.fx.ColumnWidths;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What changed between the profiles of the two texts that are compared, line by line. */
public final class DifferenceTable extends VBox {

  private static final double HEIGHT = 180;

  private final ProfileViewModel model;
  private final TaskRunner tasks;
  private final ToggleButton wanted = new ToggleButton("Profiles");
  private final Label missing = new Label();
  private final TableView<ProfileRows.Row> table =
      ProfileTables.table("profile-difference", "Difference of the profiles", "No line differs.");
  private String leftCode = "";
  private String rightCode = "";
  private String leftName = "";
  private String rightName = "";

  public DifferenceTable(ProfileViewModel model, TaskRunner tasks) {
    this.model = model;
    this.tasks = tasks;
    getStyleClass().add("ratios");
    wanted.setId("profile-difference-toggle");
    wanted.getStyleClass().add("quiet-toggle");
    wanted.setAccessibleText("Profiles: what changed between the two, line by line");
    missing.getStyleClass().add("muted");
    missing.setWrapText(true);
    ProfileTables.number(table, "Line", 76, ProfileRows.Row::lines);
    ProfileTables.number(table, "Before", 66, row -> ProfileWords.percent(row.left()));
    ProfileTables.number(table, "After", 66, row -> ProfileWords.percent(row.right()));
    ProfileTables.number(table, "Points", 66, row -> points(row.difference().value()));
    ProfileTables.number(table, "95 %", 104, row -> range(row.difference()));
    ColumnWidths.fill(
        table,
        ProfileTables.add(
            table, "Source", 140, row -> HiddenCharacters.visible(row.source().strip())));
    table.setPrefHeight(HEIGHT);
    HBox line = new HBox(wanted, missing);
    line.getStyleClass().add("profile-line");
    getChildren().addAll(line, table);
    wanted.setOnAction(e -> update());
    model.made().addListener((o, before, now) -> update());
    update();
  }

  /** Compares two texts. */
  public void compare(String beforeName, String before, String afterName, String after) {
    leftName = beforeName;
    leftCode = before;
    rightName = afterName;
    rightCode = after;
    update();
  }

  private void update() {
    ShownProfile left = model.profileOf(leftCode);
    ShownProfile right = model.profileOf(rightCode);
    boolean both = left != null && right != null;
    boolean shown = wanted.isSelected();
    table.setVisible(shown && both);
    table.setManaged(shown && both);
    missing.setText(shown && !both ? missing(left == null, right == null) : "");
    if (shown && left != null && right != null) {
      String before = leftCode;
      String after = rightCode;
      tasks.call(
          () -> ProfileRows.of(left, right),
          rows -> {
            if (before.equals(leftCode) && after.equals(rightCode)) {
              table.getItems().setAll(rows);
            }
          },
          failure -> missing.setText("The profiles can't be compared: " + failure.getMessage()));
    } else {
      table.getItems().clear();
    }
  }

  private String missing(boolean left, boolean right) {
    List<String> names =
        left && right ? List.of(leftName, rightName) : List.of(left ? leftName : rightName);
    return String.join(" and ", names)
        + (names.size() == 1 ? " has no profile yet." : " have no profiles yet.")
        + " Show it in the editor and profile it (F11).";
  }

  private static String points(double difference) {
    return String.format(Locale.ROOT, "%+.1f", 100 * difference).replace('-', '−');
  }

  private static String range(Interval difference) {
    return points(difference.low()) + " to" + Figures.THIN_SPACE + points(difference.high());
  }
}
