/** The status of an application without Spring: who may read it, and in which shapes. */
@NullMarked
package dev.beian.servlet.status;

import org.jspecify.annotations.NullMarked;
