/** What a site is: its hosts, its filings and its wishes about the footer, all valid; and which site a host belongs to. */
@NullMarked
package dev.beian.site;

import org.jspecify.annotations.NullMarked;
