// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.transform.Shear;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Turns what stands in a paragraph into nodes of a text flow. */
final class InlineNodes extends AbstractVisitor {

  /** A box around code cannot wrap: longer code is set without one. */
  private static final int LONGEST_BOXED_CODE = 40;

  private static final double RAISED = -0.35;
  private static final double SLANT = -0.18;

  private final Consumer<String> onLink;
  private final List<Node> nodes = new ArrayList<>();
  private final List<String> classes = new ArrayList<>();

  InlineNodes(Consumer<String> onLink) {
    this.onLink = onLink;
  }

  List<Node> of(org.commonmark.node.Node block) {
    visitChildren(block);
    return nodes;
  }

  private void add(String words) {
    if (classes.contains("italic")) {
      // The bundled typeface has no italics, so words are slanted, each by itself to stay in line.
      for (String word : words.splitWithDelimiters("\\s+", 0)) {
        if (!word.isEmpty()) {
          addRun(word).getTransforms().add(new Shear(SLANT, 0));
        }
      }
    } else {
      addRun(words);
    }
  }

  private javafx.scene.text.Text addRun(String words) {
    javafx.scene.text.Text text = new javafx.scene.text.Text(words);
    text.getStyleClass().addAll(classes);
    if (classes.contains("sup") || classes.contains("sub")) {
      double shift = classes.contains("sup") ? RAISED : -RAISED / 2;
      text.fontProperty().subscribe(font -> text.setTranslateY(shift * font.getSize()));
    }
    nodes.add(text);
    return text;
  }

  private void within(String styleClass, org.commonmark.node.Node node) {
    classes.add(styleClass);
    visitChildren(node);
    classes.remove(styleClass);
  }

  @Override
  public void visit(Text text) {
    add(text.getLiteral());
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    add(" ");
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    add("\n");
  }

  @Override
  public void visit(Emphasis emphasis) {
    within("italic", emphasis);
  }

  @Override
  public void visit(StrongEmphasis strong) {
    within("bold", strong);
  }

  @Override
  public void visit(Code code) {
    if (code.getLiteral().length() > LONGEST_BOXED_CODE) {
      classes.add("long-code");
      add(code.getLiteral());
      classes.remove("long-code");
    } else {
      Label label = new Label(code.getLiteral());
      label.getStyleClass().add("inline-code");
      label.setMnemonicParsing(false);
      nodes.add(label);
    }
  }

  @Override
  public void visit(Link link) {
    InlineNodes inner = new InlineNodes(onLink);
    StringBuilder words = new StringBuilder();
    for (Node node : inner.of(link)) {
      words.append(
          switch (node) {
            case javafx.scene.text.Text text -> text.getText();
            case Label label -> label.getText();
            default -> "";
          });
    }
    Hyperlink hyperlink = new Hyperlink(words.toString());
    hyperlink.setOnAction(event -> onLink.accept(link.getDestination()));
    nodes.add(hyperlink);
  }

  @Override
  public void visit(Image image) {
    add("[picture: ");
    visitChildren(image);
    add("]");
  }

  /** Statements from elsewhere bring HTML along: what has a meaning in a line is kept. */
  @Override
  public void visit(HtmlInline html) {
    switch (html.getLiteral().toLowerCase(Locale.ROOT).replace(" ", "")) {
      case "<br>", "<br/>" -> add("\n");
      case "<sup>" -> classes.add("sup");
      case "</sup>" -> classes.remove("sup");
      case "<sub>" -> classes.add("sub");
      case "</sub>" -> classes.remove("sub");
      case "<b>", "<strong>" -> classes.add("bold");
      case "</b>", "</strong>" -> classes.remove("bold");
      case "<i>", "<em>" -> classes.add("italic");
      case "</i>", "</em>" -> classes.remove("italic");
      default -> {}
    }
  }
}
