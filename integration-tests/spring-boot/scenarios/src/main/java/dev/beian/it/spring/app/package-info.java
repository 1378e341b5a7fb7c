/** An application that answers pages in every way that Spring MVC offers. */
package dev.beian.it.spring.app;
