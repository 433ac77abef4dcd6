/** An error in one line for the log. */
export function reasonOf(error: unknown): string {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
