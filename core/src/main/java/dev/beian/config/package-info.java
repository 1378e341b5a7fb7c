/**
 * From settings as they are written, with their origins, to sites and options that are valid; every problem is found
 * and told at once.
 */
@NullMarked
package dev.beian.config;

import org.jspecify.annotations.NullMarked;
