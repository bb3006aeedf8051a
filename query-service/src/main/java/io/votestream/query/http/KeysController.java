package io.votestream.query.http;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /.well-known/votestream-keys.json}: what receipts and bundles are checked with. */
@RestController
final class KeysController {

  private static final Duration FRESH = Duration.ofMinutes(5);

  private final PublicKeys keys;

  KeysController(PublicKeys keys) {
    this.keys = keys;
  }

  @GetMapping(path = "/.well-known/votestream-keys.json", produces = APPLICATION_JSON_VALUE)
  ResponseEntity<PublicKeys> keys() {
    return ResponseEntity.ok().cacheControl(CacheControl.maxAge(FRESH).cachePublic()).body(keys);
  }
}
