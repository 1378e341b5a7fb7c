package dev.beian.browser;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Measures contrast on a screenshot, by the formula of WCAG 2, section "contrast ratio". */
final class Contrast {
    private Contrast() {}

    /**
     * The contrast of text with what is behind it.
     *
     * @param image a screenshot
     * @param text where the text stands, in pixels of the image
     * @return the ratio of the background's luminance, taken for the median, to that of the strokes, taken for the most
     *     distant one in a hundred pixels
     */
    static double measure(BufferedImage image, Rectangle text) {
        Rectangle area = text.intersection(new Rectangle(image.getWidth(), image.getHeight()));
        double[] luminances = new double[area.width * area.height];
        for (int i = 0; i < luminances.length; i++) {
            luminances[i] = luminance(image.getRGB(area.x + i % area.width, area.y + i / area.width));
        }
        Arrays.sort(luminances);
        double background = luminances[luminances.length / 2];
        double dark = luminances[luminances.length / 100];
        double light = luminances[luminances.length - 1 - luminances.length / 100];
        return Math.max(ratio(background, dark), ratio(background, light));
    }

    private static double ratio(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
