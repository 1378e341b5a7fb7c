/** Assertions for the tests of applications: does this page show its filing as an inspector wants to see it? */
@NullMarked
package dev.beian.test;

import org.jspecify.annotations.NullMarked;
