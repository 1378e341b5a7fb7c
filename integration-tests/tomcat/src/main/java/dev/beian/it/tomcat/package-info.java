/** The harness for embedded Tomcat. */
@NullMarked
package dev.beian.it.tomcat;

import org.jspecify.annotations.NullMarked;
