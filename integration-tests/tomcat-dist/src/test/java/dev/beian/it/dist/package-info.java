/** Tomcat as it is downloaded, in a process of its own, with applications that know nothing of this library. */
@NullMarked
package dev.beian.it.dist;

import org.jspecify.annotations.NullMarked;
