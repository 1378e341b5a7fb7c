/**
 * The filing system's own values: numbers, dates and links of ICP and PSB filings, provinces and further licences. They
 * parse what people write, refuse what cannot be a number, and print canonically. Knows no other package of ours.
 */
@NullMarked
package dev.beian.filing;

import org.jspecify.annotations.NullMarked;
