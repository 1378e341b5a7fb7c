/** What the filter serves itself: badges and the stylesheet. */
@NullMarked
package dev.beian.it.assets;

import org.jspecify.annotations.NullMarked;
