package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents speak of things that exist. */
class DocsTest {
  private static final Path DOCS = Checkout.ROOT.resolve("docs");
  private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)+)(?:\\.[a-zA-Z]+)?(?:\\(.*?\\))?`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  @Test
  void every_class_that_a_document_names_exists() {
    Set<String> known =
        Stream.of("src/main", "src/test")
            .flatMap(part -> Checkout.files(Checkout.ROOT, ".java").stream().filter(file -> file.toString().contains(part)))
            .flatMap(file -> Stream.concat(Stream.of(file.getFileName().toString().replace(".java", "")), nested(Checkout.text(file))))
            .collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    for (Path document : documents()) {
      Matcher name = CLASS_NAME.matcher(Checkout.text(document));
      while (name.find()) {
        if (!known.contains(name.group(1))) {
          unknown.add(Checkout.ROOT.relativize(document) + ": " + name.group(1));
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void every_link_between_documents_leads_somewhere() {
    Set<String> broken = new TreeSet<>();
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Checkout.text(document));
      while (link.find()) {
        if (Files.notExists(document.getParent().resolve(link.group(1)))) {
          broken.add(Checkout.ROOT.relativize(document) + ": " + link.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void a_decisions_number_is_that_of_its_file() {
    List<Path> decisions = Checkout.files(DOCS.resolve("decisions"), ".md");
    assertThat(decisions).isNotEmpty();
    for (Path decision : decisions) {
      int number = Integer.parseInt(decision.getFileName().toString().substring(0, 4));
      assertThat(Checkout.text(decision)).as(decision.toString()).startsWith("# " + number + ". ");
    }
    assertThat(decisions.stream().map(file -> file.getFileName().toString().substring(0, 4))).doesNotHaveDuplicates();
  }

  private static List<Path> documents() {
    return Stream.concat(Checkout.files(DOCS, ".md").stream(), Stream.of(Checkout.ROOT.resolve("README.md"))).filter(Files::exists).toList();
  }

  private static Stream<String> nested(String source) {
    Matcher declared = Pattern.compile("(?:record|class|interface|enum) ([A-Z][A-Za-z]+)").matcher(source);
    return declared.results().map(result -> result.group(1));
  }
}
