import net from "node:net";

/** An upload that waits before the end of its picture. */
export interface SlowUpload {
    /** Answers when the server has begun to work on it. */
    readonly begun: Promise<void>;
    /** All that the server sends. */
    readonly answer: Promise<string>;
    finish(): void;
}

/** More than the form needs behind the picture: a server that has all of the picture may answer. */
const heldBack = 100;

/** Uploads a picture and stops before the end of it. */
export function slowUpload({ port, token, picture }: { port: number; token: string; picture: Buffer }): SlowUpload {
    const boundary = "------------------------evenkeel";
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="slow.png"\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), picture, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const socket = net.connect({ port, host: "127.0.0.1" });
    const headers = [
        "POST /api/images HTTP/1.1",
        "Host: localhost",
        `Authorization: Bearer ${token}`,
        `Content-Type: multipart/form-data; boundary=${boundary}`,
        `Content-Length: ${body.length}`,
        "Expect: 100-continue",
    ];
    socket.write(`${headers.join("\r\n")}\r\n\r\n`);
    let received = "";
    const begun = new Promise<void>((resolve) => {
        socket.on("data", (data) => {
            received += data.toString();
            // The server asks for the body: from now on it waits for it.
            if (received.startsWith("HTTP/1.1 100")) {
                received = received.slice(received.indexOf("\r\n\r\n") + 4);
                socket.write(body.subarray(0, -heldBack));
                resolve();
            }
        });
    });
    const answer = new Promise<string>((resolve) => {
        socket.once("close", () => resolve(received));
        socket.once("error", () => undefined);
    });
    return { begun, answer, finish: () => void socket.write(body.subarray(-heldBack)) };
}
