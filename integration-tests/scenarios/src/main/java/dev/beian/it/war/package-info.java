/** The library as its users meet it: jars dropped into archives and servers, configured from outside. */
@NullMarked
package dev.beian.it.war;

import org.jspecify.annotations.NullMarked;
