/** Passwords that docker-compose.yml puts into the addresses of the database. None has a default. */
export const composeVariables = {
  POSTGRES_PASSWORD: { reason: "Password of the database's administrator (kaigo_admin); used by the migrations only." },
  KAIGO_APP_PASSWORD: { reason: "Password that the migrations give to kaigo_app, the login of readers and mutations." },
  KAIGO_WORKER_PASSWORD: { reason: "Password that the migrations give to kaigo_worker, the login of imports and loads." },
  KAIGO_SEALER_PASSWORD: { reason: "Password that the migrations give to kaigo_sealer, which reads and seals access records." },
  KAIGO_AUDITOR_PASSWORD: { reason: "Password that the migrations give to kaigo_auditor, with which somebody else verifies access records." },
  KAIGO_AUDIT_PASSWORD: { reason: "Password that the migrations give to kaigo_audit, which only appends access records." },
} as const satisfies Record<string, { readonly reason: string }>;
