package dev.beian.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into maps, lists, strings, numbers, booleans and null: just what the test data need. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Object read(String text) {
        return new Json(text).value();
    }

    private Object value() {
        switch (next()) {
            case '{' -> {
                at++;
                Map<String, Object> map = new LinkedHashMap<>();
                while (next() != '}') {
                    String key = string();
                    next();
                    at++; // the colon
                    map.put(key, value());
                    comma();
                }
                at++;
                return map;
            }
            case '[' -> {
                at++;
                List<Object> list = new ArrayList<>();
                while (next() != ']') {
                    list.add(value());
                    comma();
                }
                at++;
                return list;
            }
            case '"' -> {
                return string();
            }
            default -> {
                int start = at;
                while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                String word = text.substring(start, at);
                return word.equals("true") ? Boolean.TRUE : word;
            }
        }
    }

    private char next() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private void comma() {
        if (next() == ',') {
            at++;
        }
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                c = text.charAt(++at);
                switch (c) {
                    case 'n' -> c = '\n';
                    case 'r' -> c = '\r';
                    case 't' -> c = '\t';
                    case 'b' -> c = '\b';
                    case 'f' -> c = '\f';
                    case 'u' -> {
                        c = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
                        at += 4;
                    }
                    default -> {}
                }
            }
            string.append(c);
        }
        at++;
        return string.toString();
    }
}
