/** An answer of the graph, ready to be sent. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | SharedBody;
}

/** A body whose beginning many answers have in common. */
export interface SharedBody {
  readonly shared: Buffer;
  readonly own: Buffer;
}

/** Says the answer again to others who asked for the same, each with the id of their own request; its bytes are made once. */
export function answerAnew({ status, headers, body }: Answer & { readonly body: string }, requestId: string): (otherId: string) => Answer {
  // Ids may differ in length.
  const others = headers.filter(([name]) => name !== "content-length");
  const end = `"requestId":"${requestId}"}}`;
  // Only an answer without errors names the request at its end and nowhere else.
  if (body.startsWith('{"data":') && body.endsWith(end)) {
    const shared = Buffer.from(body.slice(0, -end.length));
    return (otherId) => ({ status, headers: others, body: { shared, own: Buffer.from(`"requestId":"${otherId}"}}`) } });
  }
  return (otherId) => ({ status, headers: others, body: JSON.stringify(withId(JSON.parse(body) as Named, otherId)) });
}

interface Named {
  readonly errors?: readonly Named[];
  readonly extensions?: object;
}

const withId = (named: Named, requestId: string): Named => ({ ...named, ...(named.errors && { errors: named.errors.map((error) => withId(error, requestId)) }), extensions: { ...named.extensions, requestId } });
