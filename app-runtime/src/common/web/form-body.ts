/** The text of one field of a form that was sent; empty where it is missing or was sent more than once. */
export function field(body: unknown, name: string): string {
    if (typeof body !== "object" || body === null) {
        return "";
    }
    const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
    return typeof value === "string" ? value : "";
}
