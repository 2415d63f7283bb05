// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Rgb;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/** The inks of a chart as CSS properties: {@code -chart-selected} and so on. */
final class InkProperties {

  private static final Map<Ink, CssMetaData<ChartControl<?>, Color>> META = metaData();

  /** What {@link Region#getCssMetaData()} has to list. */
  static final List<CssMetaData<? extends Styleable, ?>> ALL = all();

  private final Map<Ink, StyleableObjectProperty<Color>> properties = new EnumMap<>(Ink.class);

  InkProperties(ChartControl<?> chart, Runnable changed) {
    for (Map.Entry<Ink, CssMetaData<ChartControl<?>, Color>> meta : META.entrySet()) {
      StyleableObjectProperty<Color> property =
          new SimpleStyleableObjectProperty<>(
              meta.getValue(), chart, meta.getValue().getProperty(), paper(meta.getKey()));
      property.addListener((_, _, _) -> changed.run());
      properties.put(meta.getKey(), property);
    }
  }

  Palette palette() {
    Map<Ink, Rgb> colours = new EnumMap<>(Ink.class);
    properties.forEach((ink, property) -> colours.put(ink, rgb(property.get())));
    return new Palette(colours);
  }

  private StyleableObjectProperty<Color> of(Ink ink) {
    return java.util.Objects.requireNonNull(properties.get(ink));
  }

  private static Map<Ink, CssMetaData<ChartControl<?>, Color>> metaData() {
    Map<Ink, CssMetaData<ChartControl<?>, Color>> meta = new EnumMap<>(Ink.class);
    for (Ink ink : Ink.values()) {
      String name = "-chart-" + ink.name().toLowerCase(Locale.ROOT);
      meta.put(
          ink,
          new CssMetaData<>(name, StyleConverter.getColorConverter(), paper(ink)) {
            @Override
            public boolean isSettable(ChartControl<?> chart) {
              return !chart.inks().of(ink).isBound();
            }

            @Override
            public StyleableProperty<Color> getStyleableProperty(ChartControl<?> chart) {
              return chart.inks().of(ink);
            }
          });
    }
    return meta;
  }

  private static List<CssMetaData<? extends Styleable, ?>> all() {
    List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(VBox.getClassCssMetaData());
    all.addAll(META.values());
    return List.copyOf(all);
  }

  private static Color paper(Ink ink) {
    Rgb rgb = Palette.PAPER.of(ink);
    return Color.rgb(rgb.red(), rgb.green(), rgb.blue(), rgb.opacity());
  }

  private static Rgb rgb(Color colour) {
    return new Rgb(
        (int) Math.round(colour.getRed() * 255),
        (int) Math.round(colour.getGreen() * 255),
        (int) Math.round(colour.getBlue() * 255),
        colour.getOpacity());
  }
}
