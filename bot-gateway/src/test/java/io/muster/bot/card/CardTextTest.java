package io.muster.bot.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CardTextTest {
  /** An unescaped character that would begin something in Markdown, HTML or Teams' own dialect. */
  private static final Pattern LIVE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*[*_`\\[\\]<>~|{}&@]");

  static List<String> hostile() {
    return List.of(
        "**bold** and _it_ and ~~gone~~", "[click](https://evil.example)", "![img](https://evil.example/x.png)", "<at>Everyone</at>", "<at id=\"0\">x</at>",
        "<b>html</b><script>alert(1)</script>", "`code` and ```fence```", "${secret.value}", "{{DATE(2020-01-01T00:00:00Z)}}", "# heading", "\n# heading", "a\r\n## b",
        "- item", "* item", "+ item", "1. item", "12) item", "> quote", "===", "---", "| a | b |", "&lt;at&gt;", "&#42;x&#42;", "javascript:alert(1)",
        "see http://evil.example and https://evil.example", "www.evil.example", "HTTPS://EVIL.EXAMPLE", "msteams:/l/chat", "mail me@evil.example", "\\*not escaped\\*",
        "\\[x](y)", "\u202Egnp.exe", "a\u200Bb", "\u2066x\u2069", "\u0000nul\u0007", "{\"type\":\"Input.Text\"}", "\",\"actions\":[]", "[x]: https://evil.example",
        "<https://evil.example>", "__init__", "\u061C\u200F mixed", "\uFEFFbom", "\uE000private", "!\u005Bx\u005D(y)", "@channel", "@[Everyone](all)");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void foreign_text_never_begins_markup_a_mention_a_link_or_a_template(String text) {
    String safe = CardText.of(text, 500);

    assertThat(LIVE.matcher(safe).find()).as(safe).isFalse();
    assertThat(safe).doesNotContain("\n", "\r", "${", "{{").doesNotContainPattern("(?i)(?<!\\\\)\\b(https?|javascript|msteams|data)://?").doesNotContainPattern("(?i)www\\.");
    assertThat(safe).doesNotStartWith("#").doesNotStartWith("- ").doesNotStartWith("+").doesNotStartWith(">").doesNotStartWith("=").doesNotMatch("^\\d+[.)].*");
    assertThat(safe.codePoints().filter(c -> Character.getType(c) == Character.FORMAT && c != 0x200C && c != 0x200D).count()).isZero();
    assertThat(safe.chars().filter(Character::isISOControl).count()).isZero();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void without_the_escapes_the_visible_words_are_what_was_written(String text) {
    assertThat(CardText.of(text, 500).replaceAll("\\\\(.)", "$1")).isEqualTo(CardText.label(text, 500));
  }

  @Test
  void ordinary_words_stay_as_they_are() {
    String plain = "Checkout latency above 2 s for 5 minutes (p99), DB-1 failing; 3.5% errors – см. логи 日本語 👩‍💻";

    assertThat(CardText.of(plain, 500)).isEqualTo(plain);
  }

  @Test
  void long_text_ends_in_an_ellipsis_and_never_inside_a_character() {
    String smileys = "😀".repeat(100);

    assertThat(CardText.label(smileys, 11)).hasSizeLessThanOrEqualTo(11).endsWith("…").isEqualTo("😀".repeat(5) + "…");
    assertThat(CardText.of("x".repeat(400), 300)).hasSize(300).endsWith("…");
  }

  @Test
  void an_escape_is_never_cut_in_half() {
    assertThat(CardText.of("*".repeat(400), 300)).matches("(\\\\\\*)+…");
  }
}
