/** An address that nobody has, to see whether another one is relative to it. */
const here = "http://here.invalid";

/** Where to go after the log-in: an address of this application, or else the gallery. A link to the log-in page must not lead to another site. */
export function safeNext(next: unknown): string {
    if (typeof next !== "string" || !next.startsWith("/") || next.length > 1_000 || !URL.canParse(next, here)) {
        return "/";
    }
    const { origin, pathname, search } = new URL(next, here);
    // A path may begin with two slashes even here, such as that of "/.//evil.example".
    return origin === here && !pathname.startsWith("//") ? `${pathname}${search}` : "/";
}
