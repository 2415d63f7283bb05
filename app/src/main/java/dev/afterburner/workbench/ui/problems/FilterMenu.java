package dev.afterburner.workbench.ui.problems;

import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.Subset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.Property;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;

/** The filters that are wanted less often than difficulty and tags, and the order. */
final class FilterMenu extends MenuButton {

  private final ProblemsViewModel model;

  FilterMenu(ProblemsViewModel model) {
    super("More");
    this.model = model;
    setId("more-filters");
    setMinWidth(Region.USE_PREF_SIZE);
    getStyleClass().addAll("chip", "chip-menu");
    setAccessibleText("More filters, and the order");
    model.all().addListener((o, before, now) -> fill());
    for (Property<?> choice : List.of(model.language(), model.status(), model.order())) {
      choice.addListener((o, before, now) -> count());
    }
    fill();
  }

  private void fill() {
    Map<String, String> languages = new LinkedHashMap<>();
    languages.put("", "Any");
    model.allLanguages().forEach(id -> languages.put(id, id));
    Map<Subset.Status, String> states = new LinkedHashMap<>();
    states.put(Subset.Status.ANY, "Any");
    states.put(Subset.Status.NEW, "Not tried yet");
    states.put(Subset.Status.TRIED, "Tried");
    Map<ProblemQuery.Order, String> orders = new LinkedHashMap<>();
    orders.put(ProblemQuery.Order.FIT, "How well they fit");
    orders.put(ProblemQuery.Order.TITLE, "Title");
    orders.put(ProblemQuery.Order.DIFFICULTY, "Difficulty");
    orders.put(ProblemQuery.Order.REFERENCES, "Most references");
    getItems()
        .setAll(
            choices("Language", languages, model.language()),
            choices("My work", states, model.status()),
            choices("Order", orders, model.order()));
    count();
  }

  private static <T> Menu choices(String title, Map<T, String> names, Property<T> choice) {
    ToggleGroup one = new ToggleGroup();
    List<RadioMenuItem> items = new ArrayList<>();
    names.forEach(
        (value, name) -> {
          RadioMenuItem item = new RadioMenuItem(name);
          item.setToggleGroup(one);
          item.setSelected(value.equals(choice.getValue()));
          item.setOnAction(e -> choice.setValue(value));
          items.add(item);
        });
    Menu menu = new Menu(title);
    menu.getItems().setAll(items);
    return menu;
  }

  /** The button says how many of the filters are on. */
  private void count() {
    int on =
        (model.language().get().isEmpty() ? 0 : 1)
            + (model.status().get() == Subset.Status.ANY ? 0 : 1);
    setText(on == 0 ? "More" : "More " + on);
  }
}
