package io.votestream.ingest.http;

import io.votestream.ingest.domain.webhook.WebhookRegistry;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.Webhook;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Registers webhooks for whoever holds the poll's admin token. */
@RestController
public final class WebhookController {

  private final WebhookRegistry registry;
  private final PollOwner owner;
  private final Json json;

  public WebhookController(WebhookRegistry registry, PollOwner owner, Json json) {
    this.registry = registry;
    this.owner = owner;
    this.json = json;
  }

  @PostMapping(path = "/polls/{id}/webhooks", consumes = MediaType.APPLICATION_JSON_VALUE)
  void add(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Poll poll = owner.poll(id, request, response);
    Webhook added = registry.add(poll.getId(), json.read(request, WebhookRequest.class).toDraft());
    response.setHeader(
        HttpHeaders.LOCATION, "/polls/" + poll.getId() + "/webhooks/" + added.getId());
    answer(response, HttpServletResponse.SC_CREATED, WebhookAnswer.withSecret(added));
  }

  @GetMapping("/polls/{id}/webhooks")
  void list(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Poll poll = owner.poll(id, request, response);
    answer(
        response,
        HttpServletResponse.SC_OK,
        new WebhookAnswer.All(
            registry.list(poll.getId()).stream().map(WebhookAnswer::of).toList()));
  }

  @DeleteMapping("/polls/{id}/webhooks/{webhookId}")
  void remove(
      @PathVariable("id") String id,
      @PathVariable("webhookId") String webhookId,
      HttpServletRequest request,
      HttpServletResponse response) {
    registry.remove(owner.poll(id, request, response).getId(), webhookId);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private void answer(HttpServletResponse response, int status, Object body) throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    json.write(response, status, MediaType.APPLICATION_JSON_VALUE, body);
  }
}
