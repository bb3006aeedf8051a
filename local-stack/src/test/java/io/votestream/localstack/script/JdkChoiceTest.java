package io.votestream.localstack.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDK the script {@code votestream} takes; the JDKs here only say their names. */
class JdkChoiceTest {

  @TempDir Path folder;

  @BeforeEach
  void copyScript() throws IOException {
    Files.copy(Path.of("../votestream"), folder.resolve("votestream"));
    Files.createDirectories(folder.resolve("local-stack/target"));
    Files.createFile(folder.resolve("local-stack/target/local-stack.jar"));
  }

  @Test
  void takesTheOneThatIsNamedIfItIsNewEnough() throws Exception {
    assertThat(script(jdk("26.0.1"), folder)).contains("this is 26.0.1");
  }

  @Test
  void passesOverOneThatIsTooOld() throws Exception {
    assertThat(script(jdk("17.0.9"), jdk("25"))).contains("this is 25").doesNotContain("17.0.9");
  }

  @Test
  void passesOverAFolderThatIsNone() throws Exception {
    assertThat(script(folder.resolve("missing"), jdk("25.0.3"))).contains("this is 25.0.3");
  }

  private Path jdk(String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve("jdk-" + version));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    Files.createDirectory(home.resolve("bin"));
    for (String program : new String[] {"java", "javac"}) {
      Path file = home.resolve("bin").resolve(program);
      Files.writeString(file, "#!/bin/sh\necho this is " + version + "\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    return home;
  }

  private String script(Path javaHome, Path jdkHome) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", folder.resolve("votestream").toString(), "status")
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().put("JDK_HOME", jdkHome.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }
}
