/** A place in the answer: response names, "@" for every item of a list, and "|A|B|" where only objects of these types are meant. */
export type Route = readonly string[];

/** The route of a flatten node, whose elements carry their types as `name|[A,B]`; numbers do not occur in plans. */
export const toRoute = (path: readonly (string | number)[]): string[] =>
  path.flatMap((element) => {
    const [name = "", types] = String(element).split("|[");
    return [...(name === "" ? [] : [name]), ...(types === undefined ? [] : [`|${types.slice(0, -1).replaceAll(",", "|")}|`])];
  });

export const isTypes = (element: string): boolean => element.startsWith("|");

/** Whether an object of the type is meant; one whose type nobody told is not left out. */
export const isAmong = (types: string, typename: unknown): boolean => typeof typename !== "string" || types.includes(`|${typename}|`);

/** The response names alone, whatever lists and types are between them. */
export const namesOf = (route: Route): string[] => route.filter((element) => element !== "@" && !isTypes(element));
