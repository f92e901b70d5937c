/** A browser as far as signing in needs one: it keeps cookies, follows nothing by itself and sends forms. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** Attributes of each cookie as it was last set, in lower case. */
  readonly attributes = new Map<string, string>();

  async go(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { redirect: "manual", ...init, headers: { ...(cookie ? { cookie } : {}), ...(init.headers as Record<string, string>) } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      this.attributes.set(name, attributes.join("; ").toLowerCase());
      if (value === "" || attributes.some((attribute) => /^max-age=0$/i.test(attribute))) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  submit(url: string, form: Record<string, string>): Promise<Response> {
    return this.go(url, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams(form).toString() });
  }

  /** Follows redirects from an answer until a page, or until an address that `stop` names. */
  async follow(from: Response, base: string, stop: (url: string) => boolean = () => false): Promise<{ readonly url: string; readonly response: Response }> {
    let response = from;
    let url = base;
    for (let turn = 0; turn < 10 && response.headers.has("location"); turn += 1) {
      url = new URL(response.headers.get("location") ?? "", url).href;
      if (stop(url)) return { url, response };
      response = await this.go(url);
    }
    return { url, response };
  }
}
