package dev.beian.spring;

import dev.beian.Beian;
import dev.beian.servlet.BeianFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The library and its filter in a servlet application, unless {@code beian.enabled} is {@code false}.
 *
 * <p>Either bean gives way to one of the application's: a {@link Beian} of its own, or a {@link FilterRegistrationBean} of
 * the filter. A {@link BeianFilter} of the application's is registered as ours would be, for Boot would map it to the first
 * pass of a request alone, and error pages would go without.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnProperty(prefix = "beian", name = "enabled", matchIfMissing = true)
@ImportRuntimeHints(BeianRuntimeHints.class)
public class BeianAutoConfiguration {
    /** For Spring. */
    public BeianAutoConfiguration() {}

    /**
     * The assembled library.
     *
     * @throws dev.beian.config.InvalidSettingsException if the settings are wrong and {@code beian.on-error} does not ask to
     *     start all the same
     */
    @Bean
    @ConditionalOnMissingBean
    Beian beian(
            ConfigurableEnvironment environment,
            ObjectProvider<BeianCustomizer> customizers,
            ApplicationContext context) {
        return SpringBeian.assemble(environment, customizers.orderedStream(), context.getClassLoader());
    }

    /**
     * The filter, on every path and for every dispatch but INCLUDE. Asks the assembled library whether it is on, since the
     * condition of this class is frozen in an application that is processed ahead of time.
     */
    @Bean
    @Conditional(NoRegistrationCondition.class)
    FilterRegistrationBean<BeianFilter> beianFilterRegistration(Beian beian, ObjectProvider<BeianFilter> filters) {
        FilterRegistrationBean<BeianFilter> registration =
                new FilterRegistrationBean<>(filters.getIfUnique(() -> new BeianFilter(beian)));
        registration.setName(BeianFilter.NAME);
        registration.setOrder(beian.options().filterOrder());
        registration.setAsyncSupported(true);
        registration.setDispatcherTypes(
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC));
        registration.setEnabled(beian.options().isEnabled());
        return registration;
    }
}
