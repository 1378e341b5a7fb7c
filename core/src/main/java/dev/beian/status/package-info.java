/**
 * What was served, what the rules say about it, and the report that operators read.
 */
@NullMarked
package dev.beian.status;

import org.jspecify.annotations.NullMarked;
