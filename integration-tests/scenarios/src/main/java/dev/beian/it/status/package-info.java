/** The status of an application without Spring, over real HTTP: what it says, and to whom. */
@NullMarked
package dev.beian.it.status;

import org.jspecify.annotations.NullMarked;
