package io.votestream.audit.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.schemas.Secret;
import io.votestream.schemas.SigningKey;
import org.junit.jupiter.api.Test;

class SignedNoteTest {

  private static final String NAME = "votestream/test";

  private final SigningKey key = key("one secret of more than thirty-two characters");
  private final String note = SignedNote.sign("two\n\nlines\n", NAME, key);

  private static SigningKey key(String secret) {
    return new SigningKey(new Secret(secret), "log-root");
  }

  @Test
  void isOpenedWithItsKey() throws InvalidBundleException {
    assertThat(SignedNote.open(note, NAME, key.publicKey())).isEqualTo("two\n\nlines\n");
  }

  @Test
  void mayBearSignaturesOfOthers() throws InvalidBundleException {
    String witnessed = note + "\u2014 witness.example AAAA\n";
    assertThat(SignedNote.open(witnessed, NAME, key.publicKey())).startsWith("two");
  }

  @Test
  void isRefusedUnderAnotherNameOrKey() {
    assertRefused(note, "votestream/other", key);
    assertRefused(note, NAME, key("another secret of more than thirty-two characters"));
  }

  @Test
  void isRefusedWhenAnyBitChanges() {
    byte[] bytes = note.getBytes(UTF_8);
    for (int i = 0; i < bytes.length * 8; i++) {
      byte[] changed = bytes.clone();
      changed[i / 8] ^= (byte) (1 << i % 8);
      assertRefused(new String(changed, ISO_8859_1), NAME, key);
      assertRefused(new String(changed, UTF_8), NAME, key);
    }
  }

  private static void assertRefused(String changed, String name, SigningKey key) {
    assertThatThrownBy(() -> SignedNote.open(changed, name, key.publicKey()))
        .isInstanceOf(InvalidBundleException.class);
  }
}
