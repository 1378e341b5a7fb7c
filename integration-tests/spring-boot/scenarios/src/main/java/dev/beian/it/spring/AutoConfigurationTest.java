package dev.beian.it.spring;

import static dev.beian.it.spring.Contexts.ICP;
import static dev.beian.it.spring.Contexts.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.Beian;
import dev.beian.config.BeianSettings;
import dev.beian.config.Setting;
import dev.beian.servlet.BeianFilter;
import dev.beian.spring.BeianAutoConfiguration;
import dev.beian.spring.BeianCustomizer;
import dev.beian.spring.BeianReactiveAutoConfiguration;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.mock.web.MockFilterConfig;

class AutoConfigurationTest {
    @Test
    void filterIsRegisteredForEveryPassAfterForwardedHeaderFilterAndBeforeSpringSecurity() {
        web().withPropertyValues(ICP).run(context -> {
            FilterRegistrationBean<?> registration =
                    context.getBean("beianFilterRegistration", FilterRegistrationBean.class);

            assertThat(registration.getFilter()).isInstanceOf(BeianFilter.class);
            assertThat(registration.getFilterName()).isEqualTo("beianFilter");
            assertThat(registration.getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE + 10);
            assertThat(registration.determineDispatcherTypes())
                    .containsExactlyInAnyOrder(
                            DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC);
            assertThat(registration.isAsyncSupported()).isTrue();
            assertThat(registration.isEnabled()).isTrue();
            assertThat(context.getBean(Beian.class).isActive()).isTrue();
        });
    }

    @Test
    void orderIsThatOfTheProperty() {
        web().withPropertyValues(ICP, "beian.filter.order=5")
                .run(context -> assertThat(
                                context.getBean(FilterRegistrationBean.class).getOrder())
                        .isEqualTo(5));
    }

    @Test
    void nothingIsThereWhereItIsSwitchedOff() {
        web().withPropertyValues(ICP, "beian.enabled=false")
                .run(context ->
                        assertThat(context).doesNotHaveBean(Beian.class).doesNotHaveBean(FilterRegistrationBean.class));
    }

    @Test
    void misspeltSwitchIsAProblemAndNoSwitch() {
        web().withPropertyValues(ICP, "beian.enabled=ture")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("beian.enabled")
                        .hasMessageContaining("ture"));
    }

    @Test
    void nothingConfiguredLeavesTheApplicationUntouched() {
        web().run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(Beian.class).state()).isEqualTo(Beian.State.NOT_CONFIGURED);
        });
    }

    @Test
    void applicationThatIsNotOfTheWebIsLeftAlone() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(BeianAutoConfiguration.class, BeianReactiveAutoConfiguration.class))
                .withPropertyValues("beian.icp.number=nonsense")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Beian.class));
    }

    @Test
    void reactiveApplicationIsToldOnceThatItIsNotCovered() {
        try (LogCapture log = new LogCapture()) {
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(BeianAutoConfiguration.class, BeianReactiveAutoConfiguration.class))
                    .withPropertyValues(ICP, "beian.locale=en")
                    .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Beian.class));

            assertThat(log.warnings()).singleElement().asString().contains("reactive");
        }
    }

    @Test
    void libraryOfTheApplicationWins() {
        web().withPropertyValues("beian.icp.number=nonsense")
                .withUserConfiguration(OwnLibrary.class)
                .run(context -> assertThat(context.getBean(Beian.class).sites())
                        .singleElement()
                        .satisfies(site -> assertThat(site.entity()).isEqualTo("自建")));
    }

    @Test
    void registrationOfTheApplicationWins() {
        web().withPropertyValues(ICP)
                .withUserConfiguration(OwnRegistration.class)
                .run(context -> assertThat(context)
                        .hasSingleBean(FilterRegistrationBean.class)
                        .hasBean("mine"));
        web().withPropertyValues(ICP)
                .withUserConfiguration(OwnFilter.class, OwnRegistration.class)
                .run(context -> assertThat(context)
                        .hasSingleBean(FilterRegistrationBean.class)
                        .hasBean("mine"));
    }

    @Test
    void filterOfTheApplicationIsRegisteredForEveryPassAsOursIs() {
        web().withPropertyValues(ICP).withUserConfiguration(OwnFilter.class).run(context -> {
            FilterRegistrationBean<?> registration = context.getBean(FilterRegistrationBean.class);

            assertThat(registration.getFilter()).isSameAs(context.getBean(BeianFilter.class));
            assertThat(registration.getFilterName()).isEqualTo("beianFilter");
            assertThat(registration.determineDispatcherTypes()).hasSize(4);
        });
    }

    @Test
    void nothingConfiguredIsToldWithTheFileThatSpringReads() {
        try (LogCapture log = new LogCapture()) {
            web().run(context ->
                    context.getBean(FilterRegistrationBean.class).getFilter().init(new MockFilterConfig()));

            assertThat(log.warnings()).singleElement().asString().contains("beian.icp.number: ", "application.yml");
        }
    }

    @Test
    void codeMayChangeSettingsBeforeTheyAreJudged() {
        web().withPropertyValues("beian.icp.number=to be found out", "beian.entity=北京某某科技有限公司")
                .withUserConfiguration(OwnNumber.class)
                .run(context -> {
                    Beian beian = context.getBean(Beian.class);
                    assertThat(beian.sites()).singleElement().satisfies(site -> {
                        assertThat(site.icp().number()).hasToString(RunningApp.ICP);
                        assertThat(site.entity()).isEqualTo("北京某某科技有限公司");
                    });
                });
    }

    @Test
    void whatCodeSetsIsJudgedAndNamesThatCode() {
        web().withUserConfiguration(WrongNumber.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("nonsense")
                        .hasMessageContaining(WrongNumber.class.getName()));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnLibrary {
        @Bean
        Beian mine() {
            Setting entity = new Setting("beian.entity", "自建", "code", false);
            return Beian.of(new BeianSettings(List.of(entity)), getClass().getClassLoader(), Clock.systemUTC());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRegistration {
        @Bean
        FilterRegistrationBean<BeianFilter> mine(Beian beian) {
            return new FilterRegistrationBean<>(new BeianFilter(beian));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFilter {
        @Bean
        BeianFilter ownFilter(Beian beian) {
            return new BeianFilter(beian);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnNumber {
        @Bean
        BeianCustomizer numbers() {
            return settings -> settings.put("beian.icp.number", RunningApp.ICP);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WrongNumber {
        @Bean
        BeianCustomizer numbers() {
            return settings -> settings.put("beian.icp.number", "nonsense");
        }
    }
}
