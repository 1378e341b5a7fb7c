/**
 * Finds the place of the footer in a page that streams by, and puts it there without touching another byte.
 *
 * <p>The package knows HTML and XML and nothing of filings, sites or servlets. {@link dev.beian.html.FooterInjector} is
 * the door: bytes in, bytes out, one element more. No parameter and no result is null unless marked so.
 */
@NullMarked
package dev.beian.html;

import org.jspecify.annotations.NullMarked;
