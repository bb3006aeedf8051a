package io.votestream.push.wiring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** Live feeds: every poll's tally to whoever watches it. */
@SpringBootConfiguration
@EnableAutoConfiguration(
    exclude = {
      ErrorMvcAutoConfiguration.class,
      HttpEncodingAutoConfiguration.class,
      MultipartAutoConfiguration.class
    })
@ConfigurationPropertiesScan
@ComponentScan("io.votestream.push")
public class PushService {

  public static void main(String[] args) {
    SpringApplication.run(PushService.class, args);
  }
}
