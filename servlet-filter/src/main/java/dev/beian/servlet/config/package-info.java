/** Where a servlet application without a framework keeps its settings: parameters, properties, environment, HOCON files. */
@NullMarked
package dev.beian.servlet.config;

import org.jspecify.annotations.NullMarked;
