// Relative to the page, which stands at `<prefix>/graphiql/`: the same files work behind any prefix.
export const endpoints = {
  graphql: "../graphql",
  personas: "../dev/personas",
  session: "../session",
  operations: "./operations.json",
  docs: "../docs/",
} as const;
