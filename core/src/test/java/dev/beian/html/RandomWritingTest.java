package dev.beian.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Random pages as applications write them: flushed anywhere, in UTF-16, as XHTML. */
class RandomWritingTest {
    private static final int PAGES = 2000;

    /** To try again what failed: {@code -Dbeian.seed=…} with the seed that was printed. */
    private final long seed = Long.getLong("beian.seed", System.nanoTime());

    private interface Check {
        void accept(Random random) throws Exception;
    }

    private void forEachPage(Check check) throws Exception {
        System.out.println(getClass().getSimpleName() + ": -Dbeian.seed=" + seed);
        for (int i = 0; i < PAGES; i++) {
            try {
                check.accept(new Random(seed + i));
            } catch (AssertionError e) {
                throw new AssertionError("-Dbeian.seed=" + (seed + i), e);
            }
        }
    }

    @Test
    void aFlushHoldsBackNothingButAnUnfinishedTag() throws Exception {
        forEachPage(random -> {
            byte[] page =
                    PageGenerator.page(random.nextLong(), random.nextBoolean()).getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            FooterInjector injector = new FooterInjector(
                    point -> PageRun.MARKUP.getBytes(StandardCharsets.US_ASCII),
                    MarkupSyntax.HTML,
                    StandardCharsets.UTF_8,
                    out::write);
            for (int done = 0; done < page.length; ) {
                int next = Math.min(page.length, done + 1 + random.nextInt(50));
                PageRun.write(injector, page, done, next);
                done = next;
                if (random.nextInt(5) == 0) {
                    injector.flush();
                    String held = new String(
                            page, done - injector.heldLength(), injector.heldLength(), StandardCharsets.UTF_8);
                    assertThat(held).matches("(?is)|<(/|/[bh].*)?");
                }
            }
            injector.finish();
            String text = out.toString(StandardCharsets.UTF_8);
            boolean injected = injector.result().kind() == InjectionResult.Kind.INJECTED;
            assertThat(text.split(PageRun.MARKUP, -1)).hasSize(injected ? 2 : 1);
            assertThat(text.replace(PageRun.MARKUP, "")).isEqualTo(new String(page, StandardCharsets.UTF_8));
        });
    }

    @Test
    void utf16PagesAreReadAsAnyOther() throws Exception {
        forEachPage(random -> {
            String page = PageGenerator.page(random.nextLong(), random.nextBoolean());
            if (page.length() - page.indexOf("</") > 500) {
                return; // the window has half as many characters
            }
            Charset charset = random.nextBoolean() ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            boolean marked = random.nextBoolean();
            byte[] bytes = ((marked ? "\ufeff" : "") + page).getBytes(charset);
            boolean odd = random.nextInt(4) == 0;
            byte[] sent = odd ? Arrays.copyOf(bytes, bytes.length + 1) : bytes;
            Charset declared = marked && random.nextBoolean() ? StandardCharsets.UTF_8 : charset;
            PageRun run = PageRun.run(
                    sent,
                    MarkupSyntax.HTML,
                    declared,
                    PageRun.random(random.nextLong(), 1 + random.nextInt(40)),
                    PageRun.MARKUP);
            PageRun narrow = PageRun.run(
                    page.getBytes(StandardCharsets.UTF_8),
                    MarkupSyntax.HTML,
                    StandardCharsets.UTF_8,
                    PageRun.WHOLE,
                    PageRun.MARKUP);
            byte[] output = run.output().getBytes(StandardCharsets.ISO_8859_1);
            assertThat(output.length & 1).isEqualTo(odd ? 1 : 0);
            assertThat(new String(output, 0, output.length - (odd ? 1 : 0), charset))
                    .isEqualTo((marked ? "\ufeff" : "") + narrow.text());
            assertThat(run.result()).isEqualTo(narrow.result());
        });
    }

    @Test
    void xhtmlStaysWellFormedAndEndsInTheElement() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        int[] injected = new int[1];
        forEachPage(random -> {
            Charset charset = random.nextInt(3) == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
            byte[] page = new Xhtml(random).page(charset).getBytes(charset);
            Document before = builder.parse(new ByteArrayInputStream(page));
            PageRun run = PageRun.run(
                    page,
                    MarkupSyntax.XML,
                    random.nextBoolean() ? charset : null,
                    PageRun.random(random.nextLong(), 1 + random.nextInt(60)),
                    "<div id='footer'/>");
            byte[] output = run.output().getBytes(StandardCharsets.ISO_8859_1);
            if (run.result().kind() != InjectionResult.Kind.INJECTED) {
                assertThat(output).isEqualTo(page);
                assertThat(run.result().reason()).isEqualTo("xml-late-content");
                return;
            }
            injected[0]++;
            Document[] after = new Document[1];
            assertThatCode(() -> after[0] = builder.parse(new ByteArrayInputStream(output)))
                    .as(new String(output, charset))
                    .doesNotThrowAnyException();
            Node body = after[0].getDocumentElement().getLastChild();
            while (!body.getNodeName().equals("body")) {
                body = body.getPreviousSibling();
            }
            Node footer = body.getLastChild();
            assertThat(footer.getNodeName()).isEqualTo("div");
            body.removeChild(footer);
            after[0].normalizeDocument();
            before.normalizeDocument();
            assertThat(after[0].isEqualNode(before)).isTrue();
        });
        assertThat(injected[0]).isGreaterThan(PAGES / 2);
    }

    /** Writes well-formed pages with a liking for what misleads a scanner. */
    private static final class Xhtml {
        private final Random random;
        private final StringBuilder page = new StringBuilder();

        Xhtml(Random random) {
            this.random = random;
        }

        String page(Charset charset) {
            page.append(any("", "<?xml version=\"1.0\" encoding='" + charset.name() + "'?>", "<!-- </body> -->\n"));
            if (charset != StandardCharsets.UTF_8) {
                page.insert(0, '\ufeff');
            }
            page.append(any(
                    "",
                    "<!DOCTYPE html>",
                    "<!DOCTYPE html [<!ENTITY x '</body>'> <!-- ]> \" --> <!ENTITY y \"]>\"> <?z ]>' ?>\n]>",
                    "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" 'x>.dtd'>",
                    "<!DOCTYPE html [<!ATTLIST a b CDATA '>]'> <!ELEMENT c ANY>]>"));
            page.append(any("<html>", "<html\n xmlns='http://www.w3.org/1999/xhtml' lang=\"zh\">"));
            page.append(any("<head><title>x</title></head>", "<head/>", "<head><body.x/><x:body>y</x:body></head>"));
            page.append(any("<body>", "<body class=\">\" >", "\n<!-- x --><body>"));
            Deque<String> open = new ArrayDeque<>();
            for (int i = random.nextInt(20); i > 0; i--) {
                content(open);
            }
            while (!open.isEmpty()) {
                page.append("</").append(open.pop()).append(any(">", " >", "\n>"));
            }
            page.append(any("</body>", "</body >", "</body\n>"));
            page.append(any("", "\n", "<!-- </body> -->", "<?x </body>?>", " ".repeat(random.nextInt(1200))));
            return page.append(any("</html>", "</html >\n", "</html><!-- </body> -->"))
                    .toString();
        }

        private void content(Deque<String> open) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    String name =
                            any("p", "div", "script", "body", "html", "Body", "x:body", "textarea", "bod", "bodyx");
                    page.append('<')
                            .append(name)
                            .append(any("", " a='>'", " a=\"&lt;/body>\"", "\n"))
                            .append('>');
                    open.push(name);
                }
                case 1 -> {
                    if (!open.isEmpty()) {
                        page.append("</").append(open.pop()).append('>');
                    }
                }
                case 2 ->
                    page.append(
                            any("<br/>", "<script/>", "<body/>", "<html a='/>'/>", "<img alt='a>b' />", "<p a='' />"));
                case 3 ->
                    page.append(any(
                            "<![CDATA[</body>]]>",
                            "<![CDATA[]]]]>",
                            "<![CDATA[ > ]> ]]]>",
                            "<![CDATA[<!--]]>",
                            "<![CDATA[京]]>"));
                case 4 ->
                    page.append(any(
                            "<!-- </body> -->",
                            "<!--->x-->",
                            "<!-- <![CDATA[ -->",
                            "<?php </body> > ?>",
                            "<?x?>",
                            "<?x ??>",
                            "<!---->"));
                default -> page.append(any("text", "京", "&lt;/body&gt;", "'", "\"", "]]&gt;", ">", "-->", "/>"));
            }
        }

        private String any(String... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}
