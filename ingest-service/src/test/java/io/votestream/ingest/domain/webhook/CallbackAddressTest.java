package io.votestream.ingest.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackAddressTest {

  private final CallbackAddress allowed = new CallbackAddress(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "localhost",
        "LOCALHOST",
        "198.51.100.1",
        "203.0.113.7",
        "[3fff::1]",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "１０。0.0.1",
        "①⑦②.16.0.1",
        "localhoſt",
        "local\u00adhost",
        "2130706433"
      })
  void whatPushWouldNotCallIsNotRegistered(String host) {
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> allowed.normalized("https://" + host + "/hook"));
    assertThat(refusal.code()).isEqualTo(ErrorCode.PRIVATE_ADDRESS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://1.1.1.1/hook                   | https://1.1.1.1/hook
          https://[2606:4700::1111]:8443/hook    | https://[2606:4700::1111]:8443/hook
          HTTPS://NoWhere.Invalid                | https://nowhere.invalid
          https://nowhere.invalid:?a=1           | https://nowhere.invalid?a=1
          https://bücher.example/x               | https://xn--bcher-kva.example/x
          https://straße.example/x               | https://xn--strae-oqa.example/x
          https://例え。テスト/                     | https://xn--r8jz45g.xn--zckzah/
          https://my_hook.example_org.invalid/x  | https://my_hook.example_org.invalid/x
          https://_hook.invalid/                 | https://_hook.invalid/
          https://bücher_hook.invalid/           | https://xn--bcher_hook-9db.invalid/
          https://r3---sn.invalid/               | https://r3---sn.invalid/
          https://nowhere.invalid/grüße?q=ü&r=%20 | https://nowhere.invalid/gr%C3%BC%C3%9Fe?q=%C3%BC&r=%20
          https://nowhere.invalid/🗳/e\u0301      | https://nowhere.invalid/%F0%9F%97%B3/e%CC%81
          https://nowhere.invalid/{a}?b="c^d`     | https://nowhere.invalid/%7Ba%7D?b=%22c%5Ed%60
          https://nowhere.invalid/a?b=c@d:e?f     | https://nowhere.invalid/a?b=c@d:e?f
          """)
  void theRestIsAsItIsCalled(String written, String called) {
    assertThat(allowed.normalized(written.translateEscapes())).isEqualTo(called);
    assertThat(allowed.normalized(called)).isEqualTo(called);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https:///x",
        "https://a b.invalid/",
        "https://nowhere.invalid\\@1.1.1.1/",
        "https://nowhere.invalid@1.1.1.1/",
        "https://bücher.example#x",
        "https://a..invalid/",
        "https://%31%30.0.0.1/",
        "https://xn--a.invalid/",
        "https://nowhere.invalid:0/",
        "https://nowhere.invalid:65536/",
        "https://nowhere.invalid:٨٠/",
        "https://nowhere.invalid/a b",
        "https://nowhere.invalid/%zz",
        "https://nowhere.invalid/a\\b",
        "https://[::1",
        "ftp://1.1.1.1/",
        "mailto:a@example.org"
      })
  void whatCannotBeCalledIsRefused(String url) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> allowed.normalized(url));
    assertThat(refusal).as(url).isNotNull();
    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
  }

  @Test
  void theLengthIsThatOfWhatIsCalled() {
    String path = "https://nowhere.invalid/" + "ü".repeat(400);
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> allowed.normalized(path));
    assertThat(refusal.code()).isEqualTo(ErrorCode.OUT_OF_RANGE);
  }
}
