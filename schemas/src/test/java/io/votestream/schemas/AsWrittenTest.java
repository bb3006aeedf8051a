package io.votestream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsWrittenTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "89kc5czst0",
        "89KC5CZST0",
        " 89kc5czst0 ",
        "89kc5\r\nczst0",
        "89kc5czst0.",
        "89kc5czst0).",
        "89kc5czst0\u201d",
        "\ufeff89kc5\u00adczst0\u200b",
        "89kc5czst0>",
        "89kc5czst0\u00a0!"
      })
  void whatIsMadeOfAnIdIsThatId(String written) {
    assertThat(AsWritten.pollId(written)).isEqualTo("89kc5czst0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ab-_9.zZ-_",
        " Ab-_9.zZ-_ ",
        "Ab-_9.\r\n zZ-_.",
        "Ab\u2011_9.zZ\u2013_",
        "Ab-_\u00ad9.zZ-_\u201d).",
        "Ab\u2212_9\u200b.\u00a0zZ-_,"
      })
  void whatIsMadeOfATokenIsThatToken(String written) {
    assertThat(AsWritten.token(written)).isEqualTo("Ab-_9.zZ-_");
  }

  @Test
  void theCaseOfATokenIsPartOfIt() {
    assertThat(AsWritten.token("aB")).isNotEqualTo(AsWritten.token("ab"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1~2", "1/2", "1-2", "1_2", "1.2", ""})
  void anythingElseIsNoOtherPoll(String written) {
    assertThat(AsWritten.pollId(written)).isEqualTo(written);
  }
}
