package dev.beian.spring;

import dev.beian.servlet.BeianFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The application has no {@link FilterRegistrationBean} of the filter. Boot's own condition on missing beans would take the
 * filter itself for its registration.
 */
final class NoRegistrationCondition implements ConfigurationCondition {
    private static final ResolvableType REGISTRATION =
            ResolvableType.forClassWithGenerics(FilterRegistrationBean.class, BeianFilter.class);

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN; // when the beans of the application are known
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var beans = context.getBeanFactory();
        return beans == null || beans.getBeanNamesForType(REGISTRATION, true, false).length == 0;
    }
}
