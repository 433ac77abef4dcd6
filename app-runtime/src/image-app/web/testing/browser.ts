import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { testPassword } from "./test-server.js";

/** What a browser reads of an answer. */
export interface BrowserAnswer {
    readonly body: string;
    readonly cookies: readonly { readonly name: string; readonly value: string; readonly maxAge?: number }[];
}

/** Something that requests can be put into. */
export interface Injectable<Answer extends BrowserAnswer> {
    inject(options: InjectOptions): Promise<Answer>;
}

/** A file in a form. */
export interface FormFile {
    readonly field?: string;
    readonly name?: string;
    readonly content: string | Buffer;
}

/** What a form holds. */
export interface FormContent {
    readonly fields?: Readonly<Record<string, string>>;
    readonly file?: FormFile;
}

/** A multipart body with its header, as browsers write it. */
export function multipartBody({ fields = {}, file }: FormContent): {
    headers: { "content-type": string };
    payload: Buffer;
} {
    const boundary = "----form7MA4YWxkTrZu0gW";
    const parts = Object.entries(fields).map(
        ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const { field = "image", name = "boat.png", content = "" } = file ?? {};
    const fileHead = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`;
    const head = `${parts.join("")}${file === undefined ? "" : fileHead}`;
    const tail = `${file === undefined ? "" : "\r\n"}--${boundary}--\r\n`;
    return {
        headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
        payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(tail)]),
    };
}

/** Keeps cookies and form tokens as a browser does, and says of each request that it comes from the same site. */
export class Browser<Answer extends BrowserAnswer = LightMyRequestResponse> {
    private readonly cookies = new Map<string, string>();

    constructor(private readonly server: Injectable<Answer>) {}

    public get cookie(): string {
        return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    }

    public async send(options: InjectOptions): Promise<Answer> {
        const headers = { "sec-fetch-site": "same-origin", cookie: this.cookie, ...options.headers };
        const response = await this.server.inject({ ...options, headers });
        for (const { name, value, maxAge } of response.cookies) {
            if (maxAge === 0) {
                this.cookies.delete(name);
            } else {
                this.cookies.set(name, value);
            }
        }
        return response;
    }

    public open(url: string): Promise<Answer> {
        return this.send({ method: "GET", url });
    }

    /** The token in the form of a page whose action is `action`. */
    public async formToken(url: string, action: string): Promise<string> {
        const page = (await this.open(url)).body;
        const form = page.split("<form").find((part) => part.includes(`action="${action}"`)) ?? "";
        return /name="form_token"\s+value="([^"]+)"/.exec(form)?.[1] ?? "";
    }

    /** Sends a form as it was filled in. */
    public submit(url: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
        return this.send({
            method: "POST",
            url,
            headers: { "content-type": "application/x-www-form-urlencoded" },
            payload: new URLSearchParams(fields).toString(),
        });
    }

    public async logIn(name = "ada", password = testPassword, next = "/"): Promise<Answer> {
        const token = await this.formToken("/log-in", "/log-in");
        return this.submit("/log-in", { form_token: token, name, password, next });
    }
}
