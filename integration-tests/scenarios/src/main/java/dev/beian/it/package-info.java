/**
 * The container harness: tests that are written once and run in every servlet container.
 *
 * <p>How to add a scenario:
 *
 * <ol>
 *   <li>Write a JUnit class whose name ends in {@code Test} in a sub-package of this one, in this module's <em>main</em>
 *       sources. It is compiled against Servlet 5.0 only; surefire runs it in every container module
 *       ({@code dependenciesToScan}).
 *   <li>Describe the application with {@link dev.beian.it.App}: servlets, filters, listeners and initializers are
 *       instances or lambdas, in the order in which they are given; or an exploded web application archive.
 *   <li>Start it with {@link dev.beian.it.ServletServer#start} in a try-with-resources statement (well under a second),
 *       or once per class in {@code @BeforeAll}.
 *   <li>Talk to it with {@link dev.beian.it.RawHttp}, which sends exact bytes and shows exact bytes.
 * </ol>
 *
 * <p>Where containers differ, ask for a {@link dev.beian.it.Capability} (usually with
 * {@link dev.beian.it.ServletServer#assume}), never for a container's name. A test of newer API (Servlet 6.1) belongs into
 * the test sources of a container module, where the same harness is at hand.
 *
 * <p>To run one class in one container:
 * {@code mvn verify -pl integration-tests/tomcat11 -am -Dtest=SmokeTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@NullMarked
package dev.beian.it;

import org.jspecify.annotations.NullMarked;
