package dev.beian.html;

/** The tokenizer's states, by their names in the HTML Standard. Those that differ in parse errors only are left out. */
final class HtmlState {
    static final int DATA = 0;
    static final int TAG_OPEN = 1;
    static final int END_TAG_OPEN = 2;
    static final int TAG_NAME = 3;
    static final int BEFORE_ATTRIBUTE_NAME = 4;
    static final int ATTRIBUTE_NAME = 5;
    static final int AFTER_ATTRIBUTE_NAME = 6;
    static final int BEFORE_ATTRIBUTE_VALUE = 7;
    static final int ATTRIBUTE_VALUE_DOUBLE_QUOTED = 8;
    static final int ATTRIBUTE_VALUE_SINGLE_QUOTED = 9;
    static final int ATTRIBUTE_VALUE_UNQUOTED = 10;
    static final int AFTER_ATTRIBUTE_VALUE_QUOTED = 11;
    static final int SELF_CLOSING_START_TAG = 12;

    static final int MARKUP_DECLARATION_OPEN = 13;
    static final int COMMENT_START = 14;
    static final int COMMENT_START_DASH = 15;
    static final int COMMENT = 16;
    static final int COMMENT_END_DASH = 17;
    static final int COMMENT_END = 18;
    static final int COMMENT_END_BANG = 19;
    static final int BOGUS_COMMENT = 20;
    static final int DOCTYPE = 21; // all states of a doctype: in each of them the next ">" ends it
    static final int CDATA_SECTION = 22;
    static final int CDATA_SECTION_BRACKET = 23;
    static final int CDATA_SECTION_END = 24;

    static final int RCDATA = 25; // with RAWTEXT, which differs in character references only
    static final int RCDATA_LESS_THAN_SIGN = 26;
    static final int RCDATA_END_TAG_OPEN = 27;
    static final int RCDATA_END_TAG_NAME = 28;
    static final int SCRIPT_DATA = 29;
    static final int SCRIPT_DATA_LESS_THAN_SIGN = 30;
    static final int SCRIPT_DATA_END_TAG_OPEN = 31;
    static final int SCRIPT_DATA_END_TAG_NAME = 32;
    static final int SCRIPT_DATA_ESCAPE_START = 33;
    static final int SCRIPT_DATA_ESCAPE_START_DASH = 34;
    static final int SCRIPT_DATA_ESCAPED = 35;
    static final int SCRIPT_DATA_ESCAPED_DASH = 36;
    static final int SCRIPT_DATA_ESCAPED_DASH_DASH = 37;
    static final int SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN = 38;
    static final int SCRIPT_DATA_ESCAPED_END_TAG_OPEN = 39;
    static final int SCRIPT_DATA_ESCAPED_END_TAG_NAME = 40;
    static final int SCRIPT_DATA_DOUBLE_ESCAPE_START = 41;
    static final int SCRIPT_DATA_DOUBLE_ESCAPED = 42;
    static final int SCRIPT_DATA_DOUBLE_ESCAPED_DASH = 43;
    static final int SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH = 44;
    static final int SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN = 45;
    static final int SCRIPT_DATA_DOUBLE_ESCAPE_END = 46;
    static final int PLAINTEXT = 47;

    private HtmlState() {}
}
