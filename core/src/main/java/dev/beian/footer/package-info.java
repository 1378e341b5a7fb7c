/** What a page gets: the footer's markup for a site and a year, encoded for the page. */
@NullMarked
package dev.beian.footer;

import org.jspecify.annotations.NullMarked;
