package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The links between pages, to files and to headings. */
class LinksTest {

  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern LINK =
      Pattern.compile("\\]\\(([^)\\s]+)\\)|(?m)^\\[[^\\]]+\\]: (\\S+)$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  @Test
  void everyLinkLeadsToAFileAndAHeadingThatExist() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : Pages.all()) {
      links(page)
          .filter(link -> !leadsSomewhere(page, link))
          .forEach(link -> broken.add(Pages.ROOT.relativize(page) + " -> " + link));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void aHeadingIsLinkedByItsWordsInSmallLetters() {
    assertThat(anchors("# Row, `Row.of` & co\n\n```\n# no heading\n```\n## If it stops\n"))
        .containsExactly("row-rowof--co", "if-it-stops");
  }

  private static Stream<String> links(Path page) throws IOException {
    return LINK.matcher(withoutCode(Files.readString(page)))
        .results()
        .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
        .filter(link -> !link.matches("(https?|mailto):.*"));
  }

  private static boolean leadsSomewhere(Path page, String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page : page.resolveSibling(file);
    return Files.exists(target)
        && (hash < 0 || anchors(text(target)).contains(link.substring(hash + 1)));
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new AssertionError(page + " can't be read", e);
    }
  }

  /** The names by which the places that show Markdown link headings. */
  private static List<String> anchors(String page) {
    return HEADING
        .matcher(withoutCode(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
        .toList();
  }

  private static String withoutCode(String page) {
    return CODE.matcher(page).replaceAll("");
  }
}
