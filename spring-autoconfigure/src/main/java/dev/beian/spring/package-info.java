@NullMarked
package dev.beian.spring;

import org.jspecify.annotations.NullMarked;
