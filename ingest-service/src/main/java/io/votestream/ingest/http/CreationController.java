package io.votestream.ingest.http;

import com.google.protobuf.ByteString;
import io.votestream.ingest.domain.gateway.ApiKeys;
import io.votestream.ingest.domain.poll.CreatedPoll;
import io.votestream.ingest.domain.poll.CreationKey;
import io.votestream.ingest.domain.poll.PollCreation;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Creates polls: for everybody, or for holders of a key where the deployment wants it so. */
@RestController
public final class CreationController {

  private final PollCreation creation;
  private final ApiKeys creators;
  private final Json json;

  public CreationController(PollCreation creation, ApiKeys creators, Json json) {
    this.creation = creation;
    this.creators = creators;
    this.json = json;
  }

  @PostMapping(path = "/polls", consumes = MediaType.APPLICATION_JSON_VALUE)
  void create(HttpServletRequest request, HttpServletResponse response) throws IOException {
    requireCreator(request);
    String idempotencyKey = IdempotencyKey.of(request);
    byte[] body = json.pollBody(request);
    CreatedPoll created =
        creation.create(
            json.parse(body, PollRequest.class).toDraft(), key(idempotencyKey, request, body));
    response.setHeader(HttpHeaders.LOCATION, "/polls/" + created.poll().getId());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    json.write(
        response,
        HttpServletResponse.SC_CREATED,
        MediaType.APPLICATION_JSON_VALUE,
        PollAnswer.of(created.poll(), created.adminToken()));
  }

  private void requireCreator(HttpServletRequest request) {
    if (creators.isEmpty()) {
      return;
    }
    String key = Bearer.of(request);
    if (key == null) {
      throw new Refusal(
          ErrorCode.MISSING_KEY, "Polls are created here with a key as Authorization: Bearer.");
    }
    if (creators.holder(key) == null) {
      throw new Refusal(ErrorCode.WRONG_KEY, "This key does not create polls here.");
    }
  }

  private static @Nullable CreationKey key(
      @Nullable String idempotencyKey, HttpServletRequest request, byte[] body) {
    return idempotencyKey == null
        ? null
        : new CreationKey(
            idempotencyKey, ClientAddress.of(request.getRemoteAddr()), ByteString.copyFrom(body));
  }
}
