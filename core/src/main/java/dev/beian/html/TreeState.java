package dev.beian.html;

import org.jspecify.annotations.Nullable;

/**
 * As much of the HTML Standard's tree construction as the tokenizer's states and the footer depend on: whether the page
 * is a document, whether it may still turn into a frameset, and whether template contents, foreign content or a select
 * element are open.
 *
 * <p>It builds no tree. Where a page leaves elements open that would take up what follows its {@code </body>}, the end
 * tag does not count and the footer goes to the end of the document; that never moves a node.
 *
 * <p>Parsers of before 2025 ignore most tags inside {@code select}; those of today keep them. Raw text is followed as
 * today; whether the select element is still open is judged as before 2025, because a footer would be lost there.
 */
final class TreeState {
    private boolean initial = true; // insertion mode "initial": a doctype still takes effect
    private boolean document;
    private boolean head = true; // no content of the body has come yet
    private boolean framesetOk = true;
    private boolean frameset;
    private int templates; // open template elements
    private int tables; // start tags of table less its end tags
    private int objects; // the same for object, applet and marquee
    private int selectTemplates = -1; // open templates when select was opened; -1 if none is open
    private final OpenNames names = new OpenNames();
    private @Nullable ForeignContent foreign; // made at the first svg or math

    /** Whether text other than white space would change anything here. */
    boolean awaitsText() {
        return framesetOk || head;
    }

    /** Text other than white space, outside of raw text. */
    void text() {
        initial = false;
        head &= templates > 0;
        framesetOk = false;
    }

    /** A NUL outside of raw text: dropped, once the body is reached. */
    void nul() {
        initial = false;
    }

    void doctype() {
        document |= initial;
        initial = false;
    }

    /**
     * A start tag.
     *
     * @param attribute see {@link ForeignContent#startTag}; for {@code input} whether it is hidden
     * @return the class of the name if raw text of that class follows, else {@link TagName#ORDINARY}
     */
    int startTag(long name, int kind, boolean selfClosing, boolean attribute) {
        initial = false;
        ForeignContent outer = foreign;
        if (outer != null && outer.isOpen()) {
            if (!outer.startTag(name, kind, selfClosing, attribute)) {
                return TagName.ORDINARY;
            }
        } else if (templates == 0) {
            int type = TagName.classOf(kind);
            document |= type == TagName.HTML || type == TagName.HEAD || type == TagName.BODY;
        }
        return htmlStartTag(name, kind, selfClosing, attribute);
    }

    /**
     * The classes of names whose tags, in HTML content, only change which names are open, once {@linkplain #awaitsText no
     * text is awaited}.
     *
     * @return bit n stands for class n
     */
    int plainClasses() {
        return tables > 0 && selectTemplates < 0
                ? 1 << TagName.ORDINARY | 1 << TagName.TABLE_PART
                : 1 << TagName.ORDINARY;
    }

    /** The names that are open; to be told of the tags of such classes. */
    OpenNames names() {
        return names;
    }

    private int htmlStartTag(long name, int kind, boolean selfClosing, boolean attribute) {
        int type = TagName.classOf(kind);
        boolean inHead = head;
        head &= (kind & TagName.HEAD_CONTENT) != 0 || templates > 0;
        if ((kind & TagName.NOT_FRAMESET) != 0 || type == TagName.INPUT && !attribute) {
            framesetOk = false;
        }
        if (selectTemplates == templates && closesSelect(kind, type)) {
            selectTemplates = -1;
            if (type == TagName.SELECT) {
                return TagName.ORDINARY;
            }
        }
        switch (type) {
            case TagName.SVG, TagName.MATH -> {
                if (foreign == null) {
                    foreign = new ForeignContent();
                }
                foreign.open(name, kind, selfClosing);
                return TagName.ORDINARY;
            }
            case TagName.RAWTEXT, TagName.RCDATA, TagName.SCRIPT, TagName.PLAINTEXT -> {
                return type;
            }
            case TagName.FRAMESET -> frameset |= (framesetOk || inHead) && templates == 0;
            case TagName.TEMPLATE -> templates++;
            case TagName.SELECT -> selectTemplates = selectTemplates < 0 ? templates : selectTemplates;
            case TagName.TABLE -> tables++;
            case TagName.OBJECT -> objects++;
            default -> {}
        }
        ForeignContent outer = foreign;
        if (outer != null && outer.isOpen()) {
            if ((kind & TagName.VOID) == 0) {
                outer.openHtml(name, kind);
            }
        } else if (type != TagName.TABLE_PART || tables > 0) {
            names.tag(kind, 1);
        }
        return TagName.ORDINARY;
    }

    private boolean closesSelect(int kind, int type) {
        return (kind & TagName.CLOSES_SELECT) != 0
                || type == TagName.SELECT
                || tables > 0 && (type == TagName.TABLE_PART || type == TagName.TABLE);
    }

    /** An end tag of {@code body} or {@code html}. */
    void bodyEndTag() {
        initial = false;
        head = false;
    }

    /** An end tag outside of raw text, other than one of {@code body} or {@code html}. */
    void endTag(long name, int kind) {
        initial = false;
        if (name == TagName.BR) {
            framesetOk = false;
            head = false;
        }
        int type = TagName.classOf(kind);
        ForeignContent outer = foreign;
        if (outer != null && outer.isOpen() && !outer.endTag(name, templates > 0, names.isOpen(kind))) {
            return;
        }
        if (!isForeignOpen()) {
            names.tag(kind, -1);
        }
        switch (type) {
            case TagName.TEMPLATE -> {
                if (templates > 0) {
                    templates--;
                    selectTemplates = selectTemplates > templates ? -1 : selectTemplates;
                }
            }
            case TagName.SELECT -> selectTemplates = selectTemplates == templates ? -1 : selectTemplates;
            case TagName.TABLE -> {
                endSelectInTable();
                tables = Math.max(0, tables - 1);
            }
            case TagName.TABLE_PART -> endSelectInTable();
            case TagName.OBJECT -> objects = Math.max(0, objects - 1);
            default -> {}
        }
    }

    private void endSelectInTable() {
        if (tables > 0 && selectTemplates == templates) {
            selectTemplates = -1;
        }
    }

    /** Whether a {@code </body>} or {@code </html>} may be what the footer goes before. */
    boolean isClosable() {
        return document && templates == 0 && selectTemplates < 0;
    }

    /** Whether a footer put here takes white space that follows {@code </body>} out of an element. */
    boolean keepsSpace() {
        return names.isFormattingOpen();
    }

    /** Whether a footer put here takes comments that follow {@code </body>} out of an element. Never so in a tidy page. */
    boolean keepsComments() {
        return (tables | objects) != 0 || isForeignOpen() || names.isFormattingOpen();
    }

    boolean isForeignOpen() {
        return foreign != null && foreign.isOpen();
    }

    /** Whether the current node is an SVG or MathML element. */
    boolean isForeignCurrent() {
        return foreign != null && foreign.isCurrent();
    }

    /** Whether template contents are open. */
    boolean isInTemplate() {
        return templates > 0;
    }

    /** Whether a start tag of {@code meta} that comes now makes a child of the page's head. */
    boolean isInHead() {
        return head && templates == 0 && !isForeignOpen();
    }

    boolean isDocument() {
        return document;
    }

    boolean isFrameset() {
        return frameset;
    }

    /** Whether input elements have to be looked at closely: a hidden one lets a frameset follow. */
    boolean asksForInput() {
        return framesetOk;
    }

    /** Why a footer put here would not be seen, or would change the page's tree; null if neither. */
    @Nullable String obstacle() {
        if (!document) {
            return "fragment";
        }
        if (templates > 0) {
            return "open-template";
        }
        return selectTemplates >= 0 ? "open-select" : null;
    }
}
