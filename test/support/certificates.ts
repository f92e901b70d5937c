import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An authority of a test's own, and what it issues: by the commands of docs/identity.md. */
export class Authority {
  private constructor(private readonly folder: string) {}

  static async create(name = "authority"): Promise<Authority> {
    const folder = await mkdtemp(join(tmpdir(), "kaigo-certificates-"));
    const authority = new Authority(folder);
    await authority.openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", `/CN=${name}`, "-keyout", "ca.key", "-out", "ca.crt");
    return authority;
  }

  get certificate(): string {
    return join(this.folder, "ca.crt");
  }

  /** A certificate and its key as files; `extension` is the subject alternative name. */
  async issue(label: string, { subject = `/CN=${label}`, extension, expired = false }: { subject?: string; extension?: string; expired?: boolean } = {}): Promise<{ readonly certFile: string; readonly keyFile: string } & Certificate> {
    const [key, request, cert, extensions] = ["key", "csr", "crt", "ext"].map((kind) => `${label}.${kind}`) as [string, string, string, string];
    await this.openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", subject, "-keyout", key, "-out", request);
    await writeFile(join(this.folder, extensions), extension ? `subjectAltName=${extension}\n` : "basicConstraints=CA:FALSE\n");
    if (expired) await this.issueExpired(request, extensions, cert);
    else await this.openssl("x509", "-req", "-in", request, "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "1", "-extfile", extensions, "-out", cert);
    const [certFile, keyFile] = [join(this.folder, cert), join(this.folder, key)];
    return { certFile, keyFile, cert: await readFile(certFile, "utf8"), key: await readFile(keyFile, "utf8") };
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** `openssl x509` cannot date back in every version; `openssl ca` can. */
  private async issueExpired(request: string, extensions: string, cert: string): Promise<void> {
    await writeFile(join(this.folder, "ca.cnf"), "[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n");
    await writeFile(join(this.folder, "index.txt"), "");
    await writeFile(join(this.folder, "serial"), "1000\n");
    await this.openssl("ca", "-batch", "-config", "ca.cnf", "-cert", "ca.crt", "-keyfile", "ca.key", "-in", request, "-startdate", "20200101000000Z", "-enddate", "20200102000000Z", "-extfile", extensions, "-notext", "-out", cert);
  }

  private async openssl(...args: string[]): Promise<void> {
    await run("openssl", args, { cwd: this.folder });
  }
}
