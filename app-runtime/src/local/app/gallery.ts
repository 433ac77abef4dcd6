import { setTimeout as sleep } from "node:timers/promises";
import { LocalServerError } from "../errors.js";
import { generatePicture } from "./pictures.js";

/** A gallery to be filled. */
export interface Gallery {
    /** Address of the image application. */
    readonly address: string;
    readonly token: string;
    readonly pictures: number;
    /** Comes when it is no longer wanted. */
    readonly signal: AbortSignal;
}

const accountSeconds = 60;

/** Uploads generated pictures, as any client would. @throws LocalServerError where one is refused */
export async function fillGallery({ address, token, pictures, signal }: Gallery): Promise<void> {
    const headers = { authorization: `Bearer ${token}` };
    await untilKnown(address, headers);
    // Last number first: the newest image is shown first.
    for (let number = pictures - 1; number >= 0; number--) {
        signal.throwIfAborted();
        const { name, bytes } = await generatePicture(number);
        const body = new FormData();
        body.set("image", new File([Uint8Array.from(bytes)], name));
        const answer = await fetch(`${address}/api/images`, { method: "POST", headers, body, signal });
        if (answer.status !== 201) {
            throw new LocalServerError(`${name} was not stored: ${answer.status} ${await answer.text()}`);
        }
    }
}

/** The first node makes the account when the database answers, in its own time. */
async function untilKnown(address: string, headers: Readonly<Record<string, string>>): Promise<void> {
    const limit = performance.now() + accountSeconds * 1_000;
    for (;;) {
        const { status } = await fetch(`${address}/api/images`, { headers });
        if (status === 200) {
            return;
        }
        if (performance.now() > limit) {
            throw new LocalServerError(`The image application still answers ${status} to its first account.`);
        }
        await sleep(100);
    }
}
