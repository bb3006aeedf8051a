/* Requests by Swagger UI, which draws no AsyncAPI: the feeds are shown as they are written. */

SwaggerUIBundle({
  url: '/openapi.yaml',
  dom_id: '#requests',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  // Nothing is asked of other hosts.
  validatorUrl: null,
});

const feeds = document.getElementById('feeds');
fetch('/asyncapi.yaml').then(async (answer) => {
  if (answer.ok) {
    feeds.querySelector('pre').textContent = await answer.text();
    feeds.hidden = false;
  }
});
