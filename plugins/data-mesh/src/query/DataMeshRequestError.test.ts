import { toRequestError } from './DataMeshRequestError';

const response = (status: number, statusText = '') =>
  new Response(null, { status, statusText });

describe('an error of the backend', () => {
  it.each([
    {
      body: { error: { name: 'NotFoundError', message: 'No such product' } },
      status: 404,
      is: { name: 'NotFoundError', message: 'No such product' },
    },
    {
      body: '<html>Bad gateway</html>',
      status: 502,
      is: {
        name: 'ResponseError',
        message: 'The data-mesh backend answered 502 Bad Gateway',
      },
    },
    {
      body: undefined,
      status: 500,
      is: {
        name: 'ResponseError',
        message: 'The data-mesh backend answered 500',
      },
    },
    {
      body: { error: null },
      status: 400,
      is: { name: 'ResponseError' },
    },
    {
      body: { error: { name: 1, message: {} } },
      status: 400,
      is: { name: 'ResponseError' },
    },
  ])('with $status and body $body is $is', ({ body, status, is }) => {
    const error = toRequestError(
      body,
      response(status, status === 502 ? 'Bad Gateway' : ''),
    );
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ ...is, statusCode: status });
  });
});
