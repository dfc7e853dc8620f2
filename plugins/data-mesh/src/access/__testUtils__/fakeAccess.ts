import {
  createDataMeshClient,
  type DataMeshClient,
} from '@backstage-data-mesh/plugin-data-mesh-common';

const BASE = 'http://localhost/api/data-mesh';

/** What the fake backend was sent. */
export type SentRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  headers: Headers;
};

/** What the backend refuses with, instead of an answer. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly name: string,
    readonly message: string,
  ) {}
}

/** An answer, a refusal, or what makes one of these. */
type AnswerOf = unknown | Refusal | ((sent: SentRequest) => unknown);

/** A backend in memory, behind the real client. */
export type FakeAccess = {
  client: DataMeshClient;
  /** All requests, oldest first. */
  sent: SentRequest[];
  /** By method and path, such as `GET /access/inbox`; may change meanwhile. */
  answers: Record<string, AnswerOf>;
  /** The requests with this method and path. */
  sentTo: (route: string) => SentRequest[];
};

/**
 * Answers from memory; what it does not have is asked of another fake, or not
 * found.
 */
export function fakeAccess(
  answers: Record<string, AnswerOf>,
  otherwise?: typeof fetch,
): FakeAccess {
  const sent: SentRequest[] = [];
  const fake: FakeAccess = {
    sent,
    answers,
    sentTo: route =>
      sent.filter(({ method, path }) => `${method} ${path}` === route),
    client: createDataMeshClient({
      discoveryApi: { getBaseUrl: async () => BASE },
      fetchApi: {
        fetch: async (input, init) => {
          const url = new URL(String(input));
          const request: SentRequest = {
            method: init?.method ?? 'GET',
            path: decodeURIComponent(
              url.pathname.slice(new URL(BASE).pathname.length),
            ),
            query: url.searchParams,
            body: init?.body ? JSON.parse(String(init.body)) : undefined,
            headers: new Headers(init?.headers),
          };
          sent.push(request);
          const route = `${request.method} ${request.path}`;
          const given = fake.answers[route];
          const answer = await (typeof given === 'function'
            ? given(request)
            : given);
          init?.signal?.throwIfAborted();
          if (answer === undefined) {
            if (otherwise) {
              return otherwise(input, init);
            }
            return refuse(
              new Refusal(404, 'NotFoundError', `Nothing at ${route}`),
            );
          }
          return answer instanceof Refusal ? refuse(answer) : json(200, answer);
        },
      },
    }),
  };
  return fake;
}

function refuse(refusal: Refusal): Response {
  const { status, name, message } = refusal;
  return json(status, {
    error: { name, message },
    response: { statusCode: status },
  });
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}
