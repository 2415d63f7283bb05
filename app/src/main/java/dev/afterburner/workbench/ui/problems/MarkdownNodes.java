// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Turns Markdown into nodes, one a block. */
final class MarkdownNodes {

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private final Consumer<String> onLink;

  MarkdownNodes(Consumer<String> onLink) {
    this.onLink = onLink;
  }

  List<Node> of(String markdown) {
    return children(PARSER.parse(LineBreaks.kept(markdown)));
  }

  private List<Node> children(org.commonmark.node.Node parent) {
    Blocks blocks = new Blocks();
    for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
      child.accept(blocks);
    }
    return blocks.nodes;
  }

  private TextFlow flow(org.commonmark.node.Node block, String styleClass) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass().add(styleClass);
    flow.getChildren().setAll(new InlineNodes(onLink).of(block));
    return flow;
  }

  private final class Blocks extends AbstractVisitor {
    private final List<Node> nodes = new ArrayList<>();

    @Override
    public void visit(Heading heading) {
      nodes.add(flow(heading, "heading-" + heading.getLevel()));
    }

    @Override
    public void visit(Paragraph paragraph) {
      nodes.add(flow(paragraph, "paragraph"));
    }

    @Override
    public void visit(FencedCodeBlock block) {
      nodes.add(new CodeBlock(block.getLiteral()));
    }

    @Override
    public void visit(IndentedCodeBlock block) {
      nodes.add(new CodeBlock(block.getLiteral()));
    }

    @Override
    public void visit(BulletList list) {
      addList(list, list.isTight(), item -> "•");
    }

    @Override
    public void visit(OrderedList list) {
      Integer first = list.getMarkerStartNumber();
      addList(list, list.isTight(), index -> (first == null ? 1 : first) + index + ".");
    }

    private void addList(
        org.commonmark.node.Node list,
        boolean tight,
        java.util.function.IntFunction<String> marker) {
      VBox box = new VBox();
      box.getStyleClass().add(tight ? "list-tight" : "list-loose");
      int index = 0;
      for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
        if (item instanceof ListItem) {
          Label bullet = new Label(marker.apply(index++));
          bullet.getStyleClass().add("bullet");
          bullet.setMinWidth(Region.USE_PREF_SIZE);
          VBox content = new VBox();
          content.getStyleClass().add(tight ? "list-tight" : "list-loose");
          content.getChildren().setAll(children(item));
          HBox.setHgrow(content, Priority.ALWAYS);
          box.getChildren().add(new HBox(bullet, content));
        }
      }
      nodes.add(box);
    }

    @Override
    public void visit(BlockQuote quote) {
      VBox box = new VBox();
      box.getStyleClass().add("quote");
      box.getChildren().setAll(children(quote));
      nodes.add(box);
    }

    @Override
    public void visit(ThematicBreak line) {
      nodes.add(new Separator());
    }

    @Override
    public void visit(HtmlBlock html) {
      String text = html.getLiteral().replaceAll("<[^>]*>", "").strip();
      if (!text.isEmpty()) {
        Label label = new Label(text);
        label.setWrapText(true);
        nodes.add(label);
      }
    }

    @Override
    public void visit(CustomBlock block) {
      if (block instanceof TableBlock) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("table");
        fill(grid, block, 0);
        nodes.add(grid);
      }
    }

    private int fill(GridPane grid, org.commonmark.node.Node parent, int firstRow) {
      int row = firstRow;
      for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
        if (child instanceof TableRow) {
          int column = 0;
          for (var cell = child.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell tableCell) {
              grid.add(cell(tableCell), column++, row);
            }
          }
          row++;
        } else {
          row = fill(grid, child, row);
        }
      }
      return row;
    }

    private Node cell(TableCell cell) {
      TextFlow flow = flow(cell, cell.isHeader() ? "table-head" : "table-cell");
      if (cell.getAlignment() == TableCell.Alignment.RIGHT) {
        flow.setTextAlignment(javafx.scene.text.TextAlignment.RIGHT);
        GridPane.setHalignment(flow, HPos.RIGHT);
      }
      return flow;
    }
  }
}
