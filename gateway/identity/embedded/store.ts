import type { Adapter, AdapterPayload } from "oidc-provider";

interface Kept {
  readonly payload: AdapterPayload;
  readonly until: number;
}

const mostKept = 10_000;

/** What the provider has to remember (sign-ins, codes, refresh tokens), in this process only. One store for all kinds, an adapter for each. */
export function createEmbeddedStore(): (kind: string) => Adapter {
  const store = new Map<string, Kept>();
  const find = (key: string): AdapterPayload | undefined => {
    const kept = store.get(key);
    if (kept && kept.until > Date.now()) return kept.payload;
    store.delete(key);
    return undefined;
  };
  const findBy = (kind: string, name: "uid" | "userCode", value: string) => [...store].find(([key, { payload }]) => key.startsWith(`${kind}:`) && payload[name] === value)?.[0];
  return (kind) => {
    const keyOf = (id: string) => `${kind}:${id}`;
    return {
      async upsert(id, payload, expiresIn) {
        // The oldest go first: a flood of started sign-ins must not fill the memory.
        for (const oldest of store.keys()) {
          if (store.size < mostKept) break;
          store.delete(oldest);
        }
        store.set(keyOf(id), { payload, until: expiresIn ? Date.now() + expiresIn * 1_000 : Number.POSITIVE_INFINITY });
      },
      find: async (id) => find(keyOf(id)),
      findByUid: async (uid) => find(findBy(kind, "uid", uid) ?? ""),
      findByUserCode: async (userCode) => find(findBy(kind, "userCode", userCode) ?? ""),
      async consume(id) {
        const payload = find(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1_000);
      },
      destroy: async (id) => void store.delete(keyOf(id)),
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of store) if (payload.grantId === grantId) store.delete(key);
      },
    };
  };
}
