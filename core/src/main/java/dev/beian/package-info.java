@NullMarked
package dev.beian;

import org.jspecify.annotations.NullMarked;
