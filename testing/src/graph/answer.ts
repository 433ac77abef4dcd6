/** How the SDK is answered. */
export type Answer<Response> = (error: Error | null, response?: Response) => void;

/** Answers with what `make` makes, or with why it failed. The SDK reads the sentence of a failed call from `details`. */
export function respond<Response>(answer: Answer<Response>, make: () => Response): void {
    let response: Response;
    try {
        response = make();
    } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        answer(Object.assign(new Error(message), { details: message }));
        return;
    }
    answer(null, response);
}
