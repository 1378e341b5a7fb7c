/** A bookshop on the web whose pages know nothing of filings: the starter and its properties do it all. */
@NullMarked
package dev.beian.demo;

import org.jspecify.annotations.NullMarked;
