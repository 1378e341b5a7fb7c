/** Applications that are started to see how long that takes. */
@NullMarked
package dev.beian.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
