// The shape of the api as openapi-fetch wants it. Every path answers `unknown`; `take<View>()` names the view,
// whose type comes from the room's zod schema, the same object that guards the response on the server.

interface Call {
  parameters: {
    query?: Record<string, unknown>;
    path?: Record<string, string>;
    header?: Record<string, string>;
    cookie?: never;
  };
  requestBody?: { content: { 'application/json': unknown } };
  responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': unknown } } };
}

export type Paths = Record<string, { get: Call; post: Call; put: Call; patch: Call; delete: Call }>;
