import type { WrittenData } from "../execute/written-data.js";

/** An answer of the graph, ready to be sent. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | SharedBody;
}

/** A body whose beginning many answers may have in common. */
export interface SharedBody {
  readonly shared: Buffer;
  readonly own: string;
}

/** What the server said: the JSON of an answer, and the data that is missing in it because it is written already. */
export interface Said {
  readonly status: number;
  readonly headers: Answer["headers"];
  readonly data: WrittenData | undefined;
  readonly rest: string;
}

/** Data is only sent with what was said beside it: an error that came after it stands alone. */
export const toAnswer = ({ status, headers, data, rest }: Said): Answer => ({ status, headers, body: data && rest.startsWith('{"extensions":') ? { shared: data.beginning, own: `,${rest.slice(1)}` } : rest });

/** Says the answer again to others who asked for the same, each with the id of their own request. */
export function answerAnew(said: Said): (otherId: string) => Answer {
  const named = JSON.parse(said.rest) as Named;
  return (otherId) => toAnswer({ ...said, rest: JSON.stringify(withId(named, otherId)) });
}

interface Named {
  readonly errors?: readonly Named[];
  readonly extensions?: object;
}

const withId = (named: Named, requestId: string): Named => ({ ...named, ...(named.errors && { errors: named.errors.map((error) => withId(error, requestId)) }), extensions: { ...named.extensions, requestId } });
