package dev.beian.footer;

import dev.beian.footer.InvalidBadgeException.Kind;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Refuses SVG images that can do anything but be drawn. As a badge they could not, but whoever opens the address of one
 * opens a document of the site's own origin.
 */
final class SvgCheck {
    private static final Set<String> ACTIVE = Set.of(
            "script",
            "foreignobject",
            "iframe",
            "object",
            "embed",
            "handler",
            "listener",
            "set",
            "animate",
            "animatemotion",
            "animatetransform",
            "audio",
            "video",
            "link");

    private SvgCheck() {}

    /**
     * Checks an image.
     *
     * @param content an SVG document
     * @throws InvalidBadgeException if it is not well-formed, or contains scripts, event handlers, foreign content,
     *     animation, links to outside, or a document type with declarations
     */
    static void requireHarmless(byte[] content) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            boolean inStyle = false;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        inStyle = lower(reader.getLocalName()).equals("style");
                        requireHarmlessElement(reader);
                    }
                    case XMLStreamConstants.END_ELEMENT -> inStyle = false;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (inStyle && isLoading(reader.getText())) {
                            throw active("<style>");
                        }
                    }
                    case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw active("<?" + reader.getPITarget());
                    case XMLStreamConstants.DTD -> {
                        if (reader.getText() != null && reader.getText().contains("[")) {
                            throw active("<!DOCTYPE [");
                        }
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException malformed) {
            throw new InvalidBadgeException(Kind.WRONG_TYPE, String.valueOf(malformed.getMessage()));
        }
    }

    private static void requireHarmlessElement(XMLStreamReader reader) {
        if (ACTIVE.contains(lower(reader.getLocalName()))) {
            throw active("<" + reader.getLocalName() + ">");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = lower(reader.getAttributeLocalName(i));
            String value = reader.getAttributeValue(i).strip();
            boolean outside = name.equals("href") && !value.startsWith("#") && !value.startsWith("data:image/");
            if (name.startsWith("on") || outside || isLoading(value)) {
                throw active(reader.getAttributeLocalName(i) + "=\"" + value + "\"");
            }
        }
    }

    private static InvalidBadgeException active(String what) {
        return new InvalidBadgeException(Kind.ACTIVE, what);
    }

    private static boolean isLoading(String css) {
        String rest = lower(css).replaceAll("\\s+", "").replaceAll("url\\(['\"]?#", "");
        return rest.contains("@import") || rest.contains("url(") || rest.contains("\\");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
