/** The harness itself, shown to work in every container before anything else is asserted through it. */
@NullMarked
package dev.beian.it.smoke;

import org.jspecify.annotations.NullMarked;
