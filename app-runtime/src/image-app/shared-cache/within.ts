/** Something has not answered in time. */
export class TooSlow extends Error {
    public override readonly name = "TooSlow";
}

/** What is promised, if it comes within so many milliseconds. @throws TooSlow where it does not, and what the promise rejects with */
export async function within<Value>(milliseconds: number, promised: Promise<Value>): Promise<Value> {
    let timer: NodeJS.Timeout | undefined;
    const tooSlow = new Promise<never>((_, reject) => {
        const give = (): void => reject(new TooSlow(`There was no answer within ${milliseconds} ms.`));
        // Where it is this process that was busy, the answer has come already, and is read before `give` runs.
        timer = setTimeout(() => setImmediate(give), milliseconds);
    });
    try {
        return await Promise.race([promised, tooSlow]);
    } finally {
        clearTimeout(timer);
    }
}
