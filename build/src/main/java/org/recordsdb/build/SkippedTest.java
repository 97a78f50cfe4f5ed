package org.recordsdb.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A test that did not run.
 *
 * @param type its class
 * @param name its method, or empty if the whole class did not run
 * @param reason why
 */
record SkippedTest(String type, String name, String reason) {

  /** Those of one of Surefire's reports. */
  static List<SkippedTest> in(Path report) throws IOException {
    List<SkippedTest> tests = new ArrayList<>();
    NodeList skipped = document(report).getElementsByTagName("skipped");
    for (int i = 0; i < skipped.getLength(); i++) {
      Element element = (Element) skipped.item(i);
      Element test = (Element) element.getParentNode();
      String type = test.getAttribute("classname");
      tests.add(
          new SkippedTest(
              type.substring(type.lastIndexOf('.') + 1),
              test.getAttribute("name"),
              reason(element)));
    }
    return tests;
  }

  /**
   * The annotation's text, or the message of what the test threw, on the first line of its trace.
   */
  private static String reason(Element skipped) {
    String thrown = skipped.getTextContent().lines().findFirst().orElse("");
    String reason =
        skipped.hasAttribute("message")
            ? skipped.getAttribute("message")
            : thrown.replaceFirst("^" + Pattern.quote(skipped.getAttribute("type")) + "(: )?", "");
    String plain = reason.replaceFirst("^Assumption failed: ", "");
    return plain.isBlank() ? "No reason given" : plain;
  }

  private static Element document(Path report) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(report.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(report + " can't be read", e);
    }
  }
}
