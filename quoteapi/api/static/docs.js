// Shows the document in Swagger UI. `validatorUrl: null`: nothing is sent to another server.
const page = document.getElementById("docs");
SwaggerUIBundle({ domNode: page, url: page.dataset.document, validatorUrl: null, docExpansion: "list", defaultModelsExpandDepth: 0 });
