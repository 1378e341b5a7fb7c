package dev.beian.html;

import java.io.IOException;
import java.io.StringReader;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.dom.HtmlDocumentBuilder;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The tree that a parser makes of a page, as text: one line for each node, without white space in text, because a page's
 * trailing white space belongs to what is open before it.
 */
record Tree(String text, int footers) {
    private static final String FOOTER = "data-beian-footer";

    static {
        // Its assertions do not hold at the end of some unfinished pages.
        Tree.class.getClassLoader().setPackageAssertionStatus("nu.validator", false);
    }

    static Tree jsoup(String page) {
        Builder builder = new Builder();
        builder.add(Jsoup.parse(page), 0);
        return builder.tree();
    }

    static Tree validator(String page) {
        HtmlDocumentBuilder parser = new HtmlDocumentBuilder(XmlViolationPolicy.ALTER_INFOSET);
        parser.setScriptingEnabled(true);
        try {
            Document document = parser.parse(new InputSource(new StringReader(page)));
            Builder builder = new Builder();
            builder.add(document, 0);
            return builder.tree();
        } catch (SAXException | IOException e) {
            throw new IllegalStateException(page, e);
        }
    }

    private static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder pending = new StringBuilder(); // text of neighbours, joined
        private int pendingDepth;
        private int footers;

        void add(Node node, int depth) {
            if (node instanceof Element element && element.hasAttr(FOOTER)) {
                footers++;
                return;
            }
            if (node instanceof TextNode part) {
                text(part.getWholeText(), depth);
                return;
            }
            if (node instanceof Comment comment) {
                line("<!--" + comment.getData(), depth);
            } else if (node instanceof DocumentType) {
                line("<!DOCTYPE", depth);
            } else if (node instanceof Element element) {
                line("<" + element.tagName() + " " + element.attributes().html(), depth);
            } else {
                line(node.nodeName() + node.outerHtml(), depth);
            }
            node.childNodes().forEach(child -> add(child, depth + 1));
            end();
        }

        void add(org.w3c.dom.Node node, int depth) {
            if (node instanceof org.w3c.dom.Element element && element.hasAttribute(FOOTER)) {
                footers++;
                return;
            }
            if (node.getNodeType() == org.w3c.dom.Node.TEXT_NODE) {
                text(node.getNodeValue(), depth);
                return;
            }
            StringBuilder line = new StringBuilder(node.getNodeName());
            if (node.getNodeType() == org.w3c.dom.Node.COMMENT_NODE) {
                line.append(node.getNodeValue());
            }
            for (int i = 0;
                    node.getAttributes() != null && i < node.getAttributes().getLength();
                    i++) {
                line.append(' ').append(node.getAttributes().item(i));
            }
            line(line.toString(), depth);
            for (int i = 0; i < node.getChildNodes().getLength(); i++) {
                add(node.getChildNodes().item(i), depth + 1);
            }
            end();
        }

        private void text(String part, int depth) {
            pendingDepth = depth;
            pending.append(part);
        }

        private void line(String line, int depth) {
            end();
            text.append("  ".repeat(depth)).append(line).append('\n');
        }

        private void end() {
            String visible = pending.toString().replaceAll("\\s+", "");
            if (!visible.isEmpty()) {
                text.append("  ".repeat(pendingDepth))
                        .append('"')
                        .append(visible)
                        .append("\"\n");
            }
            pending.setLength(0);
        }

        Tree tree() {
            end();
            return new Tree(text.toString(), footers);
        }
    }
}
