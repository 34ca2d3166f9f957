package dev.lint429.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MarkdownTest {
  @Test
  void markupStaysText() {
    assertEquals("<p>&lt;b&gt; `x</p>\n", Markdown.html("<b> `x"));
    assertEquals(
        "<pre><span class=\"l\">a &lt; `b`</span></pre>\n", Markdown.html("```java\na < `b`\n```"));
  }

  @Test
  void codeWithoutAnEnd() {
    assertEquals("<pre><span class=\"l\">a</span></pre>\n", Markdown.html("```\na"));
  }

  @Test
  void headingsAndParagraphs() {
    assertEquals(
        "<h4>Why <code>a</code></h4>\n<p>one\nstill</p>\n<p>two</p>\n",
        Markdown.html("## Why `a`\none\nstill\n\ntwo"));
  }
}
