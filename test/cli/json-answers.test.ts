import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runKaigo } from "../support/run-kaigo.js";

describe("answers for scripts", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "kaigo-json-"));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("a token with the seconds it is good for; without --json the token alone", async () => {
    const { out } = await runKaigo(["token", "--role", "ANALYST", "--json"], { DATA_DIR: folder });
    expect(JSON.parse(out)).toEqual({ token: expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/), expiresIn: 43_200 });
    expect((await runKaigo(["token", "--role", "ANALYST"], { DATA_DIR: folder })).out).toMatch(/^eyJ[\w.-]+\n$/);
  });

  test("how much a town is; in Japanese under a Japanese locale", async () => {
    const { out } = await runKaigo(["demo", "--people", "3", "--months", "1", "--out", join(folder, "town"), "--json"]);
    expect(JSON.parse(out)).toEqual({ folder: join(folder, "town"), people: 3, parcels: expect.any(Number), files: expect.any(Number), bytes: expect.any(Number) });
    const japanese = await runKaigo(["demo", "--people", "3", "--months", "1", "--out", join(folder, "machi")], { LANG: "ja_JP.UTF-8", LC_ALL: "ja_JP.UTF-8" });
    expect(japanese.out).toMatch(/^利用者 3 人、ファイル \d+ 組/);
  });
});
