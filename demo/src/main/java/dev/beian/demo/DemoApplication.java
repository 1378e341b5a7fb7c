package dev.beian.demo;

import dev.beian.Beian;
import dev.beian.spring.BeianCustomizer;
import java.time.LocalDate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The bookshop. */
@SpringBootApplication(proxyBeanMethods = false)
public class DemoApplication {
    private static final int DAYS_SINCE_GRANT = 22;

    /** For Spring. */
    public DemoApplication() {}

    /** Starts the shop. */
    public static void main(String[] args) {
        SpringApplication.run(DemoApplication.class, args);
    }

    /**
     * Keeps the second site at the same point of its life on whatever day the demo is started: its ICP filing was granted
     * some weeks ago, and its PSB filing is due soon. Everything else is in {@code application.yml}.
     */
    @Bean
    BeianCustomizer secondSiteIsYoung() {
        LocalDate grantedOn = LocalDate.now(Beian.CHINA).minusDays(DAYS_SINCE_GRANT);
        return settings -> settings.put("beian.sites.secondhand.icp.granted-on", grantedOn.toString());
    }

    /** Tells where to look. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> addresses(Environment environment) {
        return event -> {
            String port = environment.getProperty("local.server.port", "8080");
            System.out.printf("""

                      The bookshop is open:

                        http://localhost:%1$s/                 complete: both filings are granted
                        http://secondhand.localhost:%1$s/      a second site, whose PSB filing is due soon
                        http://localhost:%1$s/about.html       a static file
                        http://localhost:%1$s/legacy           a page in GBK
                        http://localhost:%1$s/nowhere          an error page
                        http://localhost:%1$s/actuator/beian   the status of both sites

                    """, port);
        };
    }
}
