import { setTimeout as sleep } from "node:timers/promises";

/** A program that uses the interface of the application. */
export class Client {
    constructor(
        private readonly url: string,
        private readonly token: string,
    ) {}

    public get(path: string): Promise<Response> {
        return fetch(`${this.url}${path}`, { headers: this.headers });
    }

    public delete(path: string): Promise<Response> {
        return fetch(`${this.url}${path}`, { method: "DELETE", headers: this.headers });
    }

    public upload(bytes: Buffer, name = "boat.jpeg"): Promise<Response> {
        const form = new FormData();
        form.set("image", new Blob([Uint8Array.from(bytes)]), name);
        return fetch(`${this.url}/api/images`, { method: "POST", body: form, headers: this.headers });
    }

    /** Asks again and again until the answer is as wanted. @throws Error with the last answer after 90 seconds */
    public async until(path: string, isWanted: (answer: { status: number; body: string }) => boolean): Promise<string> {
        const limit = performance.now() + 90_000;
        for (;;) {
            const response = await this.get(path);
            const answer = { status: response.status, body: await response.text() };
            if (isWanted(answer)) {
                return answer.body;
            }
            if (performance.now() > limit) {
                throw new Error(`${path} still answers ${answer.status} ${answer.body}`);
            }
            await sleep(50);
        }
    }

    private get headers(): Record<string, string> {
        return { authorization: `Bearer ${this.token}` };
    }
}
