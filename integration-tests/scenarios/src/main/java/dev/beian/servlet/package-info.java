/**
 * Scenarios of the filter with a footer of the tests' own, so that what they show is the filter's alone; in the filter's
 * package because they bring their own desk.
 */
package dev.beian.servlet;
