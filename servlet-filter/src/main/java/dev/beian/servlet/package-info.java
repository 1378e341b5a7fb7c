@NullMarked
package dev.beian.servlet;

import org.jspecify.annotations.NullMarked;
