/** `(a, b) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))`: rows by a set of keys, one list of values for each column. */
const keySet = /\(([^()]+)\) IN \(SELECT \* FROM unnest\(((?:\$\d+::\w+\[\](?:, )?)+)\)\)/g;

interface Forms {
  /** The statement for sets of one key. */
  readonly plain: string;
  /** Places of the lists among the values. */
  readonly lists: readonly number[];
}

const known = new Map<string, Forms>();
const limit = 2_000;

/**
 * The statement for sets that have one key, with the same values: an equality, which an index answers. A set would be made distinct
 * and joined, which costs as much as finding the rows. Any other statement is answered as it is.
 */
export function forOneKey(text: string, values: readonly unknown[]): string {
  const { plain, lists } = known.get(text) ?? learn(text);
  return lists.length > 0 && lists.every((place) => (values[place] as readonly unknown[]).length === 1) ? plain : text;
}

function learn(text: string): Forms {
  const lists: number[] = [];
  const plain = text.replace(keySet, (_set, columns: string, typed: string) => {
    const ofSet = typed.split(", ");
    lists.push(...ofSet.map((list) => Number.parseInt(list.slice(1), 10) - 1));
    return `(${columns}) = (${ofSet.map((list) => `(${list})[1]`).join(", ")})`;
  });
  const forms = { plain, lists };
  if (known.size < limit) known.set(text, forms);
  return forms;
}
