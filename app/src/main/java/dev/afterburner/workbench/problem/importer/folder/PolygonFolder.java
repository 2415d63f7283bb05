// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.folder;

import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A package of Codeforces' Polygon: problem.xml, tests, checker, solutions. */
record PolygonFolder(Path folder) implements ProblemFolder {

  private static final int MOST_TESTS = 10_000;

  @Override
  public String kind() {
    return "polygon";
  }

  @Override
  public ImportedProblem read(Inputs maker) throws RowRefused, IOException {
    FolderFiles files = new FolderFiles(folder);
    Element problem = parse(files.text("problem.xml"));
    if (!elements(problem, "interactor").isEmpty()) {
      throw new RowRefused("its programs talk to another one, which is not judged here");
    }
    FolderDraft draft = new FolderDraft(files, "polygon").key(problem.getAttribute("short-name"));
    List<Element> names = elements(problem, "name");
    String language = "english";
    for (int i = names.size() - 1; i >= 0; i--) {
      draft.title(names.get(i).getAttribute("value"));
      language = names.get(i).getAttribute("language");
    }
    for (Element name : names) {
      if (name.getAttribute("language").equals("english")) {
        draft.title(name.getAttribute("value"));
        language = "english";
      }
    }
    draft.statement(statement(files, language));
    elements(problem, "tag").forEach(tag -> draft.tag(tag.getAttribute("value")));
    tests(problem, files, draft);
    for (Element checker : elements(problem, "checker")) {
      comparison(checker, draft);
    }
    for (Element solution : elements(problem, "solution")) {
      String tag = solution.getAttribute("tag");
      for (Element source : elements(solution, "source")) {
        if (tag.equals("main") || tag.equals("accepted") || tag.startsWith("wrong")) {
          draft.solution(source.getAttribute("path"), !tag.startsWith("wrong"));
        }
      }
    }
    return draft.done();
  }

  /** Without entities from outside, or any of the file's own. */
  private static Element parse(String text) throws RowRefused {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      Document document = builder.parse(new InputSource(new StringReader(text)));
      return document.getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new RowRefused("its problem.xml is not plain XML");
    }
  }

  private static List<Element> elements(Element within, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = within.getElementsByTagName(name);
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  private static void tests(Element problem, FolderFiles files, FolderDraft draft)
      throws RowRefused, IOException {
    for (Element judging : elements(problem, "judging")) {
      if (!judging.getAttribute("input-file").isEmpty()
          || !judging.getAttribute("output-file").isEmpty()) {
        throw new RowRefused("its program reads a file of a name of its own, not standard input");
      }
    }
    for (Element set : elements(problem, "testset")) {
      if (!set.getAttribute("name").equals("tests")) {
        continue;
      }
      String input = text(set, "input-path-pattern");
      String answer = text(set, "answer-path-pattern");
      int count = elements(set, "test").size();
      if (count > MOST_TESTS) {
        throw new RowRefused("it has more than " + MOST_TESTS + " tests");
      }
      for (int i = 1; i <= count; i++) {
        String in = path(input, i);
        if (!files.has(in) || !files.has(path(answer, i))) {
          throw new RowRefused(
              "its tests are not all in the package ("
                  + in
                  + "): let Polygon make a full package, or run its doall script");
        }
        draft.testCase(
            String.format(Locale.ROOT, "%03d", i), files.text(in), files.text(path(answer, i)));
      }
    }
  }

  private static String text(Element within, String name) {
    List<Element> found = elements(within, name);
    return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
  }

  /** tests/%02d and the like; anything else is no pattern of a path. */
  private static String path(String pattern, int number) throws RowRefused {
    if (!pattern.matches("[^%]*%0?\\d{0,2}d[^%]*")) {
      throw new RowRefused("its pattern of tests, " + pattern + ", is not understood");
    }
    return String.format(Locale.ROOT, pattern, number);
  }

  private static void comparison(Element checker, FolderDraft draft)
      throws RowRefused, IOException {
    switch (checker.getAttribute("name")) {
      case "std::lcmp.cpp", "std::wcmp.cpp", "std::ncmp.cpp", "std::hcmp.cpp", "std::icmp.cpp" ->
          draft.compare("tokens", 0);
      case "std::fcmp.cpp" -> draft.compare("exact", 0);
      case "std::rcmp4.cpp" -> draft.compare("floats", 1e-4);
      case "std::rcmp6.cpp", "std::acmp.cpp", "std::rcmp.cpp" -> draft.compare("floats", 1e-6);
      case "std::rcmp9.cpp" -> draft.compare("floats", 1e-9);
      default -> {
        for (Element source : elements(checker, "source")) {
          draft.checker(source.getAttribute("path"), Comparator.Calling.TESTLIB);
          return;
        }
      }
    }
  }

  private static String statement(FolderFiles files, String language)
      throws RowRefused, IOException {
    String place = "statement-sections/" + language + "/";
    StringBuilder text = new StringBuilder(files.firstText(place + "legend.tex"));
    if (text.isEmpty()) {
      return files.firstText("statements/" + language + "/problem.tex");
    }
    for (String part : List.of("input", "output", "notes")) {
      String words = files.firstText(place + part + ".tex");
      if (!words.isBlank()) {
        String title = part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
        text.append("\n\n## ").append(title).append("\n\n").append(words.strip());
      }
    }
    return text.append('\n').toString();
  }
}
